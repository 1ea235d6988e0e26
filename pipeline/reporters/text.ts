import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Reporter } from './reporter.ts';
import { countOf, summaryOf } from './summary.ts';
import { visible } from './visible.ts';

const width = 80;

/** Select Graphic Rendition: https://en.wikipedia.org/wiki/ANSI_escape_code#SGR */
const styles = { error: '31', warning: '33', dim: '2', file: '4' } as const;

type Paint = (style: keyof typeof styles, text: string) => string;

/** For people: grouped by file, the hint below its message. */
export const reportText: Reporter = (diagnostics, { color }) => {
  const paint: Paint = (style, text) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
  const byFile = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const found = byFile.get(one.file);
    if (found === undefined) byFile.set(one.file, [one]);
    else found.push(one);
  }
  const groups = [...byFile].map(([file, found]) => [paint('file', visible(file)), ...entries(found, paint)].join('\n'));
  return `${[...groups, summaryOf(countOf(diagnostics))].join('\n\n')}\n`;
};

function entries(found: readonly Diagnostic[], paint: Paint): string[] {
  const places = found.map(({ line, column }) => `${line}:${column}`);
  const placeWidth = places.reduce((widest, place) => Math.max(widest, place.length), 0);
  const indent = ' '.repeat(2 + placeWidth + 2 + 'warning'.length + 2);
  return found.flatMap(({ severity, rule, message, hint }, index) => {
    const head = `  ${(places[index] as string).padStart(placeWidth)}  ${label(severity, paint)}  ${rule}  `;
    const room = width - indent.length;
    const [first = '', ...rest] = wrap(visible(message), room - rule.length - 2, room);
    const hints = hint === undefined ? [] : wrap(visible(hint), room, room);
    return [head + first, ...rest.map((line) => indent + line), ...hints.map((line) => indent + paint('dim', line))];
  });
}

const label = (severity: Severity, paint: Paint): string =>
  paint(severity, severity) + ' '.repeat('warning'.length - severity.length);

/** Break at spaces; a word that is wider than a line stands on one of its own. */
function wrap(text: string, first: number, others: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = lines.length === 0 ? first : others;
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => one.trimEnd());
}
