import { parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Diagnostic } from '../diagnostic.ts';
import { keyOf, placeAt } from './place.ts';
import { forbiddenKeys, scan } from './scan.ts';

/** Keys that stand twice in one object, and keys that no object of ours may have. */
export function badKeys(file: string, node: ValueNode): Diagnostic[] {
  if (node.type === 'Array') return node.elements.flatMap((element) => badKeys(file, element.value));
  if (node.type !== 'Object') return [];
  const first = new Map<string, number>();
  return node.members.flatMap((member) => {
    const key = keyOf(member);
    const at = { file, line: member.name.loc.start.line, column: member.name.loc.start.column, severity: 'error' as const };
    const found = badKeys(file, member.value);
    const before = first.get(key);
    if (forbiddenKeys.has(key)) {
      found.push({
        ...at,
        rule: 'json/forbidden-key',
        message: `Unexpected key "${key}", which no file of ours may use`,
        hint: 'Remove it.',
      });
    } else if (before !== undefined) {
      found.push({
        ...at,
        rule: 'json/duplicate-key',
        message: `Unexpected second "${key}", expected each key once`,
        hint: `The first stands on line ${before}; keep one of the two.`,
      });
    } else first.set(key, at.line);
    return found;
  });
}

/** Where a text stops being JSON, and what stands there. */
export function syntaxError(file: string, text: string): Diagnostic {
  const report = (offset: number, message: string): Diagnostic => ({
    file,
    ...placeAt(text, offset),
    rule: 'json/syntax',
    severity: 'error',
    message,
    hint: 'Look for a missing quote, comma or brace at or before this place.',
  });
  if (text.trim() === '') return report(0, 'Unexpected empty file, expected JSON');
  try {
    parse(text, { mode: 'json' });
  } catch (error) {
    const { offset, message } = error as Error & { offset?: number };
    if (offset === undefined || offset >= text.length || /unexpected end/i.test(message) || isCutOff(text, offset))
      return report(text.length, 'Unexpected end of the file, expected more JSON');
    return report(offset, unexpected(text, offset));
  }
  // The positioned parser lets control characters pass inside strings; JSON does not.
  return report(scan(text).control ?? 0, 'Unexpected control character in a string, expected an escape such as \\n');
}

/** Whether a text ends after the token at `offset`, while brackets are open: the parser calls that token unexpected, and not the end behind it. */
function isCutOff(text: string, offset: number): boolean {
  const rest = text.slice(offset, offset + 1000).trim();
  return offset + 1000 > text.length && /^(?:[[{,:]|"(?:[^"\\]|\\.)*"|[\w+.-]+)$/.test(rest) && scan(text).open > 0;
}

/** What stands at the first character that no JSON has there, and what it should have been, as far as its neighbours tell. */
function unexpected(text: string, offset: number): string {
  const [token = ''] = /^(?:"[^"\n]{0,24}"?|[\p{L}\p{N}_.+-]{1,24}|.)/u.exec(text.slice(offset, offset + 64)) ?? [];
  if (token === '') return 'Unexpected end of the line in a string, expected its closing quote';
  const before = text.slice(0, offset).trimEnd().at(-1) ?? '';
  const expected = (what: string): string => `Unexpected ${token.startsWith('"') ? token : `"${token}"`}, expected ${what}`;
  if (token === "'" || (/^[\p{L}_]/u.test(token) && /[{[,:]/.test(before))) return expected('text in double quotes');
  if (/^[}\]]/.test(token) && before === ',') return expected('another entry, or no comma before it');
  if (/^["{[\p{N}]/u.test(token) && /["}\]\p{L}\p{N}]/u.test(before))
    return expected('a comma, a colon or a closing bracket before it');
  return expected('other JSON here');
}
