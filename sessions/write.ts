import type { Session } from './session.ts';

/** The width to which Biome formats the project's files. */
const width = 130;

/** In a record every key stands at the start of a line, indented by two, and no string holds a line end. */
const session = /^ {2}"session": [\s\S]*?\n(?= {2}"|\})/m;

/**
 * The text of a record with this session, at its place before `related`. Every other byte stays as it is.
 * @param text the record, formatted as all are
 */
export function writeSession(text: string, value: Session): string {
  const without = text.replace(session, '');
  const entry = `  "session": ${format(value)}`;
  const related = without.search(/^ {2}"related": /m);
  if (related >= 0) return `${without.slice(0, related)}${entry},\n${without.slice(related)}`;
  // The last key of the record: the comma goes before it, unless the old session was last and left its comma behind.
  const rest = without.replace(/,?\n\}\n$/, '');
  if (rest === without) throw new Error('Unexpected layout, expected a record that ends in a line with "}"');
  return `${rest},\n${entry}\n}\n`;
}

/** As Biome has it: the object opened, the list of lines on one line if it fits. */
function format({ server, configured, lines }: Session): string {
  const items = lines.map((line) => JSON.stringify(line));
  const inline = `    "lines": [${items.join(', ')}]`;
  return [
    '{',
    `    "server": ${JSON.stringify(server)},`,
    ...(configured ? ['    "configured": true,'] : []),
    ...(inline.length <= width ? [inline] : [`    "lines": [\n      ${items.join(',\n      ')}\n    ]`]),
    '  }',
  ].join('\n');
}
