import { type DocumentNode, type MemberNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Diagnostic, Place } from './diagnostic.ts';

/** The way from the top of a JSON document to one of its values. */
export type Path = readonly (string | number)[];

/** A JSON file that knows where each of its values stands. */
export interface Document {
  readonly file: string;
  readonly text: string;
  /** The parsed JSON; undefined where the text is not JSON, which has been reported then. */
  readonly value: unknown;
  /**
   * The place of the value at `path`, or of the nearest ancestor that exists.
   * @param key point at the member's key instead of its value
   * @param offset for a string: UTF-16 code units into the decoded string
   */
  place(path: Path, options?: { readonly key?: boolean; readonly offset?: number }): Place;
}

/** Deeper than any content of ours, and shallow enough that nothing that walks a value runs out of stack. */
const deepest = 64;

/** Keys that reach an object's prototype in JavaScript; no content needs them. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Parse a JSON text. The value comes from `JSON.parse`; the slower parse with positions runs only when a place is asked for. */
export function parseDocument(file: string, text: string): { document: Document; diagnostics: Diagnostic[] } {
  let tree: DocumentNode | undefined;
  const body = (): ValueNode => {
    tree ??= parse(text, { mode: 'json', ranges: true });
    return tree.body;
  };
  const place: Document['place'] = (path, options = {}) => {
    try {
      return { file, ...locate(text, body(), path, options) };
    } catch {
      return { file, line: 1, column: 1 };
    }
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { document: { file, text, value: undefined, place }, diagnostics: [syntaxError(file, text)] };
  }
  const scanned = scan(text);
  if (scanned.deep !== undefined) {
    const message = `Unexpected nesting, expected at most ${deepest} levels`;
    const hint = 'No file of ours needs more than five; look for a bracket that is not closed where it should be.';
    const tooDeep = { file, ...placeAt(text, scanned.deep), rule: 'json/depth', severity: 'error' as const, message, hint };
    return { document: { file, text, value: undefined, place }, diagnostics: [tooDeep] };
  }
  const keys = inspectKeys(value);
  const suspicious = keys.forbidden || keys.count !== scanned.keys;
  const diagnostics = suspicious ? badKeys(file, body()) : [];
  return { document: { file, text, value: diagnostics.length > 0 ? undefined : value, place }, diagnostics };
}

/** How many keys the parsed value has: fewer than the text where one stands twice, since `JSON.parse` keeps the last alone. */
function inspectKeys(value: unknown): { count: number; forbidden: boolean } {
  let count = 0;
  let forbidden = false;
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const element of node) visit(element);
      return;
    }
    for (const key of Object.keys(node)) {
      count += 1;
      forbidden ||= forbiddenKeys.has(key);
      visit((node as Record<string, unknown>)[key]);
    }
  };
  visit(value);
  return { count, forbidden };
}

/** What one pass over a text finds, `open` being the brackets that nothing closes. A loop and no pattern: those run out of stack on strings of megabytes. */
function scan(text: string): { keys: number; open: number; deep: number | undefined; control: number | undefined } {
  let [keys, depth] = [0, 0];
  let deep: number | undefined;
  let control: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[' || character === '{') {
      depth += 1;
      if (depth > deepest) deep ??= at;
    } else if (character === ']' || character === '}') depth -= 1;
    // In valid JSON, a colon outside a string follows a key, and nothing else does.
    else if (character === ':') keys += 1;
    if (character !== '"') continue;
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) {
      if (text.charCodeAt(at) < 0x20) control ??= at;
      if (text[at] === '\\') at += 1;
    }
  }
  return { keys, open: depth, deep, control };
}

function badKeys(file: string, node: ValueNode): Diagnostic[] {
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

function syntaxError(file: string, text: string): Diagnostic {
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

/** Line and column, both from 1, of a UTF-16 offset into `text`. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

const keyOf = (member: MemberNode): string => (member.name.type === 'String' ? member.name.value : member.name.name);

function locate(text: string, top: ValueNode, path: Path, options: { readonly key?: boolean; readonly offset?: number }) {
  let node = top;
  let key: MemberNode['name'] | undefined;
  for (let index = 0; index < path.length; index += 1) {
    if (node.type === 'Object') {
      const found = memberAt(node.members, path, index);
      if (found === undefined) break;
      node = found.member.value;
      key = found.member.name;
      index = found.last;
    } else if (node.type === 'Array') {
      const element = node.elements[Number(path[index])];
      if (element === undefined) break;
      node = element.value;
      key = undefined;
    } else break;
  }
  const { line, column, offset } = options.key && key !== undefined ? key.loc.start : node.loc.start;
  if (options.offset === undefined || node.type !== 'String') return { line, column };
  return { line, column: column + rawOffset(text.slice(offset), options.offset) };
}

/** The member that the next step names, or that the next steps name together: messages may be written `{ "lead.meaning": … }`. */
function memberAt(members: readonly MemberNode[], path: Path, first: number): { member: MemberNode; last: number } | undefined {
  for (let last = first; last < path.length; last += 1) {
    const key = path.slice(first, last + 1).join('.');
    const member = members.findLast((one) => keyOf(one) === key);
    if (member !== undefined) return { member, last };
  }
  return undefined;
}

/** Where the decoded character at `offset` stands in the quoted source of a JSON string, which may spell it as an escape. */
function rawOffset(source: string, offset: number): number {
  // Without an escape before it, the character stands as far in the source as in the string.
  if (!source.slice(0, offset + 1).includes('\\')) return offset + 1;
  let raw = 1;
  for (let decoded = 0; decoded < offset && source[raw] !== '"'; decoded += 1) {
    raw += source[raw] !== '\\' ? 1 : source[raw + 1] === 'u' ? 6 : 2;
  }
  return raw;
}
