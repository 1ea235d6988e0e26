import { parse } from '@humanwhocodes/momoa';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { lazily } from '../load.ts';
import { locate, type Path, placeAt } from './place.ts';
import { badKeys, syntaxError } from './problems.ts';
import { deepest, inspectKeys, scan } from './scan.ts';

export type { Path } from './place.ts';

/** A JSON file that knows where each of its values stands. */
export interface Document {
  readonly file: string;
  /** Its source: of most files it is not asked for once more, so it is decoded then. */
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

/** Makes a document of a file's text, and says what is wrong with it. */
export type ParseDocument = (
  file: string,
  text: string,
) => { readonly document: Document; readonly diagnostics: readonly Diagnostic[] };

/** The same for a program that reads again and again: a file whose text is as it was is the same document. */
export function parseOnce(): ParseDocument {
  const known = new Map<string, { readonly text: string; readonly parsed: ReturnType<ParseDocument> }>();
  return (file, text) => {
    let one = known.get(file);
    if (one?.text !== text) {
      one = { text, parsed: parseDocument(file, text) };
      known.set(file, one);
    }
    return one.parsed;
  };
}

/** Parse a JSON text. The value comes from `JSON.parse`; the slower parse with positions runs only when a place is asked for. */
export function parseDocument(file: string, text: string): ReturnType<ParseDocument> {
  // Bytes take less memory than a string, which V8 looks through again and again besides.
  const bytes = Buffer.from(text);
  const source = (): string => bytes.toString();
  const parsed = lazily(() => ({ text: source(), top: parse(source(), { mode: 'json', ranges: true }).body }));
  const place: Document['place'] = (path, options = {}) => {
    try {
      return { file, ...locate(parsed().text, parsed().top, path, options) };
    } catch {
      return { file, line: 1, column: 1 };
    }
  };
  const document = (value: unknown): Document => ({
    file,
    get text() {
      return source();
    },
    value,
    place,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { document: document(undefined), diagnostics: [syntaxError(file, text)] };
  }
  const scanned = scan(text);
  if (scanned.deep !== undefined) {
    const message = `Unexpected nesting, expected at most ${deepest} levels`;
    const hint = 'No file of ours needs more than five; look for a bracket that is not closed where it should be.';
    const tooDeep = { file, ...placeAt(text, scanned.deep), rule: 'json/depth', severity: 'error' as const, message, hint };
    return { document: document(undefined), diagnostics: [tooDeep] };
  }
  const keys = inspectKeys(value);
  const suspicious = keys.forbidden || keys.count !== scanned.keys;
  const diagnostics = suspicious ? badKeys(file, parsed().top) : [];
  return { document: document(diagnostics.length > 0 ? undefined : value), diagnostics };
}
