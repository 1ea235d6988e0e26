import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, ofFile } from './diagnostic.ts';
import { type Document, parseDocument, placeAt } from './document.ts';

/** What a root folder holds, file by file, before anything is known to be right. */
export interface Folder {
  readonly root: string;
  readonly config: Document | undefined;
  /** The English messages of this root, if it words any of them itself. */
  readonly article: Document | undefined;
  /** The package's English messages: which messages there are, and the text of those that the root does not word itself. */
  readonly defaults: Document;
  readonly glossary: Document | undefined;
  readonly protocols: ReadonlyMap<string, ProtocolFolder>;
  readonly locales: ReadonlyMap<string, LocaleFolder>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ProtocolFolder {
  readonly protocol: Document | undefined;
  readonly pairs: Document | undefined;
  /** By code, which is the file's name. */
  readonly records: ReadonlyMap<string, Document>;
}

export interface LocaleFolder {
  /** `locales/ko`, relative to the root. */
  readonly path: string;
  readonly article: Document | undefined;
  readonly state: Document | undefined;
  /** By protocol, which is the file's name. */
  readonly protocols: ReadonlyMap<string, Document>;
}

/** A record takes 2 KB and a locale of a thousand codes 2 MB: a larger file is a mistake, and would be read for nothing. */
const largestFile = 8 * 1024 * 1024;

/** Where the package keeps the English messages and the protocols that it knows; a root without its own takes these. */
const packageRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** Read `kontras.config.json`, `source/` and `locales/` below `root`. Problems are returned, never thrown. */
export function readFolder(root: string): Folder {
  const diagnostics: Diagnostic[] = [];
  const realRoot = realpathSync(root);

  /** Whether an entry is a file or a folder inside the root; undefined for what is neither, which has been reported then. */
  const kindOf = (path: string): 'file' | 'folder' | undefined => {
    try {
      const real = realpathSync(join(root, path));
      if (real !== realRoot && !real.startsWith(realRoot + sep)) {
        const message = 'Unexpected link out of the root folder, expected a file inside it';
        diagnostics.push(ofFile(path, 'file/outside-root', message, 'Put a copy of the file here.'));
        return undefined;
      }
      const stats = lstatSync(real);
      if (stats.isDirectory()) return 'folder';
      if (stats.isFile()) return 'file';
      diagnostics.push(ofFile(path, 'file/kind', 'Unexpected special file, expected a regular file or a folder'));
    } catch {
      const message = 'Unexpected link to nothing, expected a file';
      diagnostics.push(ofFile(path, 'file/unreadable', message, 'Remove the link or restore the file.'));
    }
    return undefined;
  };

  /** The names in a folder that stay inside the root, sorted; hidden ones are left alone. */
  const list = (path: string): { name: string; path: string; isFolder: boolean }[] => {
    if (!existsSync(join(root, path))) return [];
    return namesIn(path)
      .filter((name) => !name.startsWith('.'))
      .sort()
      .flatMap((name) => {
        const entry = `${path}/${name}`;
        const kind = kindOf(entry);
        return kind === undefined ? [] : [{ name, path: entry, isFolder: kind === 'folder' }];
      });
  };

  const namesIn = (path: string): string[] => {
    try {
      return readdirSync(join(root, path));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const found = code === 'ENOTDIR' ? 'file' : (code ?? 'failure');
      diagnostics.push(
        ofFile(
          path,
          'file/unreadable',
          `Unexpected ${found}, expected a readable folder`,
          'Check what it is, and its permissions.',
        ),
      );
      return [];
    }
  };

  const read = (path: string, from = root): Document => {
    const { document, problems } = readDocument(from, path);
    diagnostics.push(...problems);
    return document;
  };
  const readIfThere = (path: string): Document | undefined => {
    const isThere = lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
    return isThere && kindOf(path) !== undefined ? read(path) : undefined;
  };
  const stray = (path: string, expected: string): void => {
    diagnostics.push(
      ofFile(
        path,
        'file/stray',
        `Unexpected ${path.split('/').at(-1)}, expected ${expected}`,
        'Move it elsewhere, or rename it if the name is mistyped.',
      ),
    );
  };

  const protocols = new Map<string, ProtocolFolder>();
  let article: Document | undefined;
  let glossary: Document | undefined;
  for (const entry of list('source')) {
    if (entry.name === 'article.json') article = read(entry.path);
    else if (entry.name === 'glossary.json') glossary = read(entry.path);
    else if (!entry.isFolder) stray(entry.path, 'article.json, glossary.json or a folder per protocol');
    else protocols.set(entry.name, readProtocol(entry.name, entry.path));
  }

  function readProtocol(name: string, path: string): ProtocolFolder {
    const records = new Map<string, Document>();
    let protocol: Document | undefined;
    let pairs: Document | undefined;
    for (const file of list(path)) {
      if (file.isFolder || !file.name.endsWith('.json')) stray(file.path, 'one .json file per code');
      else if (file.name === 'protocol.json') protocol = read(file.path);
      else if (file.name === 'pairs.json') pairs = read(file.path);
      else {
        records.set(file.name.slice(0, -'.json'.length), read(file.path));
      }
    }
    const known = `source/${name}/protocol.json`;
    if (protocol === undefined && !existsSync(join(root, known)) && existsSync(join(packageRoot, known)))
      protocol = read(known, packageRoot);
    if (records.size === 0)
      diagnostics.push(
        ofFile(
          path,
          'content/empty',
          'Unexpected folder without records, expected at least two codes',
          `Run: kontras new code ${name} CODE`,
        ),
      );
    return { protocol, pairs, records };
  }

  const locales = new Map<string, LocaleFolder>();
  for (const entry of list('locales')) {
    if (!entry.isFolder) {
      if (entry.name !== 'README.md') stray(entry.path, 'a folder per locale');
      continue;
    }
    const files = list(entry.path);
    const byProtocol = new Map<string, Document>();
    let messages: Document | undefined;
    let state: Document | undefined;
    for (const file of files) {
      if (file.isFolder || !file.name.endsWith('.json'))
        stray(file.path, 'article.json, state.json or one .json file per protocol');
      else if (file.name === 'article.json') messages = read(file.path);
      else if (file.name === 'state.json') state = read(file.path);
      else {
        byProtocol.set(file.name.slice(0, -'.json'.length), read(file.path));
      }
    }
    if (files.length === 0)
      diagnostics.push(
        ofFile(
          entry.path,
          'content/empty',
          'Unexpected empty folder, expected article.json',
          'Translate article.json first, or remove the folder.',
        ),
      );
    locales.set(entry.name, { path: entry.path, article: messages, state, protocols: byProtocol });
  }

  if (protocols.size === 0)
    diagnostics.push(
      ofFile(
        'source',
        'content/empty',
        'Unexpected folder without protocols, expected source/<protocol>/<code>.json',
        'Run this in a folder that has source/, or name one with --root.',
      ),
    );
  const defaults =
    article !== undefined && realRoot === realpathSync(packageRoot)
      ? article
      : readDocument(packageRoot, 'source/article.json').document;
  return { root, config: readIfThere('kontras.config.json'), article, defaults, glossary, protocols, locales, diagnostics };
}

/** A file as text, or what keeps it from being one: size, encoding, byte order mark, line ends, JSON. */
function readDocument(root: string, file: string): { document: Document; problems: Diagnostic[] } {
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
  const { document, diagnostics } = parseDocument(file, text);
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
