import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Diagnostic, ofFile } from './diagnostic.ts';
import { type Document, type ParseDocument, parseDocument } from './json/document.ts';
import { placeAt } from './json/place.ts';

/** A record takes 2 KB and a locale of a thousand codes 2 MB: a larger file is a mistake, and would be read for nothing. */
const largestFile = 8 * 1024 * 1024;

export interface Entry {
  readonly name: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** The files below a root. What cannot be read, or lies outside, is reported and left out; nothing is thrown. */
export class Files {
  readonly root: string;
  readonly diagnostics: Diagnostic[] = [];
  readonly #realRoot: string;
  readonly #parse: ParseDocument;

  constructor(root: string, parse: ParseDocument = parseDocument) {
    this.#parse = parse;
    this.root = root;
    this.#realRoot = realpathSync(root);
  }

  /** What is in a folder, sorted by name; hidden files are left alone. Nothing where there is no folder. */
  list(path: string): Entry[] {
    if (!existsSync(join(this.root, path))) return [];
    return this.#namesIn(path)
      .filter((name) => !name.startsWith('.'))
      .sort()
      .flatMap((name) => {
        const entry = `${path}/${name}`;
        const kind = this.#kindOf(entry);
        return kind === undefined ? [] : [{ name, path: entry, isFolder: kind === 'folder' }];
      });
  }

  read(path: string): Document {
    const { document, problems } = readDocument(this.root, path, this.#parse);
    this.diagnostics.push(...problems);
    return document;
  }

  readIfThere(path: string): Document | undefined {
    const isThere = lstatSync(join(this.root, path), { throwIfNoEntry: false }) !== undefined;
    return isThere && this.#kindOf(path) !== undefined ? this.read(path) : undefined;
  }

  /** Report a problem of a whole file or folder. */
  report(path: string, rule: string, message: string, hint: string): void {
    this.diagnostics.push(ofFile(path, rule, message, hint));
  }

  /** Whether an entry is a file or a folder inside the root; undefined for what is neither, which has been reported then. */
  #kindOf(path: string): 'file' | 'folder' | undefined {
    try {
      const real = realpathSync(join(this.root, path));
      if (real !== this.#realRoot && !real.startsWith(this.#realRoot + sep)) {
        const message = 'Unexpected link out of the root folder, expected a file inside it';
        this.report(path, 'file/outside-root', message, 'Put a copy of the file here.');
        return undefined;
      }
      const stats = lstatSync(real);
      if (stats.isDirectory()) return 'folder';
      if (stats.isFile()) return 'file';
      this.report(path, 'file/kind', 'Unexpected special file, expected a regular file or a folder', 'Remove it.');
    } catch {
      this.report(path, 'file/unreadable', 'Unexpected link to nothing, expected a file', 'Remove the link or restore the file.');
    }
    return undefined;
  }

  #namesIn(path: string): string[] {
    try {
      return readdirSync(join(this.root, path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const found = code === 'ENOTDIR' ? 'file' : (code ?? 'failure');
      const message = `Unexpected ${found}, expected a readable folder`;
      this.report(path, 'file/unreadable', message, 'Check what it is, and its permissions.');
      return [];
    }
  }
}

/** A file as text, or what keeps it from being one: size, encoding, byte order mark, line ends, JSON. */
export function readDocument(
  root: string,
  file: string,
  parse: ParseDocument = parseDocument,
): { document: Document; problems: readonly Diagnostic[] } {
  const broken = (problem: Diagnostic) => ({ document: parseDocument(file, '').document, problems: [problem] });
  let bytes: Buffer;
  try {
    const { size } = lstatSync(realpathSync(join(root, file)));
    if (size > largestFile) {
      const megabytes = (size / 1024 / 1024).toFixed(1);
      return broken(
        ofFile(
          file,
          'file/too-large',
          `Unexpected ${megabytes} MB, expected at most ${largestFile / 1024 / 1024} MB`,
          'Split the content, or check what was saved here.',
        ),
      );
    }
    bytes = readFileSync(join(root, file));
  } catch (error) {
    return broken(
      ofFile(
        file,
        'file/unreadable',
        `Unexpected ${(error as NodeJS.ErrnoException).code}, expected a readable file`,
        'Check the permissions of the file.',
      ),
    );
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return broken(
      ofFile(
        file,
        'file/byte-order-mark',
        'Unexpected byte order mark, expected plain UTF-8',
        'Save the file as "UTF-8", not as "UTF-8 with BOM".',
      ),
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const good = goodPrefix(bytes);
    return broken({
      ...ofFile(file, 'file/encoding', 'Unexpected bytes that are not UTF-8', 'Save the file as UTF-8.'),
      ...placeAt(good, good.length),
    });
  }
  const crlf = text.indexOf('\r');
  if (crlf >= 0) {
    return broken({
      ...ofFile(
        file,
        'file/line-ends',
        'Unexpected carriage return, expected line ends of LF alone',
        'Save the file with LF line ends.',
      ),
      ...placeAt(text, crlf),
    });
  }
  const { document, diagnostics } = parse(file, text);
  return { document, problems: diagnostics };
}

/** The text before the first bytes that are not UTF-8. */
function goodPrefix(bytes: Buffer): string {
  const loose = bytes.toString('utf8');
  for (let end = loose.indexOf('\ufffd'); end >= 0; end = loose.indexOf('\ufffd', end + 1)) {
    const prefix = loose.slice(0, end);
    const length = Buffer.byteLength(prefix);
    // A replacement character that the file itself holds is three bytes EF BF BD, and no fault.
    if (!(bytes[length] === 0xef && bytes[length + 1] === 0xbf && bytes[length + 2] === 0xbd)) return prefix;
  }
  return '';
}
