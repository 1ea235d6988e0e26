import { structuredPatch } from 'diff';
import { visible } from '../pipeline/reporters/visible.ts';
import type { Fields } from './target.ts';

/** How many lines of a diff are shown where nobody asked for the whole. */
const excerpt = 12;

/**
 * The lines in which two contents differ, field by field: "-" is what the CMS has, "+" what the build has. A paragraph is one line, so only the
 * stretch in which it differs is shown.
 */
export function diffFields(there: Fields, built: Fields, whole: boolean): string[] {
  const lines: string[] = [];
  for (const name of [...new Set([...Object.keys(there), ...Object.keys(built)])].sort()) {
    const [before, after] = [there[name] ?? '', built[name] ?? ''];
    if (before === after) continue;
    lines.push(`@@ ${name}`);
    for (const { lines: changed } of structuredPatch(name, name, `${before}\n`, `${after}\n`, '', '', { context: 0 }).hunks)
      lines.push(...shorten(changed).map(visible));
  }
  if (whole || lines.length <= excerpt) return lines;
  return [...lines.slice(0, excerpt), `… ${lines.length - excerpt} lines more; --diff shows them`];
}

const around = 30;

/** Where one line stands for one other, what both begin and end with is cut. */
function shorten(lines: readonly string[]): readonly string[] {
  const [before = '', after = ''] = lines;
  if (lines.length !== 2 || !before.startsWith('-') || !after.startsWith('+')) return lines;
  let start = 1;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const from = Math.max(1, start - around);
  const cut = (line: string): string => {
    const to = Math.min(line.length, line.length - end + around);
    return `${line[0]}${from > 1 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  };
  return [cut(before), cut(after)];
}
