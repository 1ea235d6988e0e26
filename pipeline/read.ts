import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from './diagnostic.ts';
import { type Entry, Files, readDocument } from './files.ts';
import { type Document, type ParseDocument, parseDocument } from './json/document.ts';

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
  readonly enhanced: Document | undefined;
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

/** Where the package keeps the English messages and the protocols that it knows; a root without its own takes these. */
const packageRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** Read `kontras.config.json`, `source/` and `locales/` below `root`. Problems are returned, never thrown. */
export function readFolder(root: string, parse: ParseDocument = parseDocument): Folder {
  const files = new Files(root, parse);
  const protocols = new Map<string, ProtocolFolder>();
  const locales = new Map<string, LocaleFolder>();
  let article: Document | undefined;
  let glossary: Document | undefined;
  for (const entry of files.list('source')) {
    if (entry.name === 'article.json') article = files.read(entry.path);
    else if (entry.name === 'glossary.json') glossary = files.read(entry.path);
    else if (entry.isFolder) protocols.set(entry.name, readProtocol(files, entry));
    else stray(files, entry, 'article.json, glossary.json or a folder per protocol');
  }
  for (const entry of files.list('locales')) {
    if (entry.isFolder) locales.set(entry.name, readLocale(files, entry));
    else if (entry.name !== 'README.md') stray(files, entry, 'a folder per locale');
  }
  if (protocols.size === 0) {
    const message = 'Unexpected folder without protocols, expected source/<protocol>/<code>.json';
    files.report('source', 'content/empty', message, 'Run this in a folder that has source/, or name one with --root.');
  }
  const isPackage = realpathSync(root) === realpathSync(packageRoot);
  const defaults =
    article !== undefined && isPackage ? article : readDocument(packageRoot, 'source/article.json', parse).document;
  const config = files.readIfThere('kontras.config.json');
  return { root, config, article, defaults, glossary, protocols, locales, diagnostics: files.diagnostics };
}

function readProtocol(files: Files, { name, path }: Entry): ProtocolFolder {
  const records = new Map<string, Document>();
  let protocol: Document | undefined;
  let pairs: Document | undefined;
  let enhanced: Document | undefined;
  for (const file of files.list(path)) {
    if (file.isFolder || !file.name.endsWith('.json')) stray(files, file, 'one .json file per code');
    else if (file.name === 'protocol.json') protocol = files.read(file.path);
    else if (file.name === 'pairs.json') pairs = files.read(file.path);
    else if (file.name === 'enhanced.json') enhanced = files.read(file.path);
    else records.set(baseName(file), files.read(file.path));
  }
  if (records.size === 0) {
    const message = 'Unexpected folder without records, expected at least two codes';
    files.report(path, 'content/empty', message, `Run: kontras new code ${name} CODE`);
  }
  // One that is there and cannot be read is the root's own all the same.
  return { protocol: protocol ?? knownProtocol(name), pairs, enhanced, records };
}

/** The package's definition of a protocol, for a root that has none of its own. */
export function knownProtocol(name: string): Document | undefined {
  const path = `source/${name}/protocol.json`;
  return /^[a-z0-9-]+$/.test(name) && existsSync(join(packageRoot, path)) ? readDocument(packageRoot, path).document : undefined;
}

function readLocale(files: Files, { path }: Entry): LocaleFolder {
  const protocols = new Map<string, Document>();
  let article: Document | undefined;
  let state: Document | undefined;
  const entries = files.list(path);
  for (const file of entries) {
    if (file.isFolder || !file.name.endsWith('.json'))
      stray(files, file, 'article.json, state.json or one .json file per protocol');
    else if (file.name === 'article.json') article = files.read(file.path);
    else if (file.name === 'state.json') state = files.read(file.path);
    else protocols.set(baseName(file), files.read(file.path));
  }
  if (entries.length === 0) {
    const message = 'Unexpected empty folder, expected article.json';
    files.report(path, 'content/empty', message, 'Translate article.json first, or remove the folder.');
  }
  return { path, article, state, protocols };
}

const baseName = ({ name }: Entry): string => name.slice(0, -'.json'.length);

function stray(files: Files, { name, path }: Entry, expected: string): void {
  const hint = 'Move it elsewhere, or rename it if the name is mistyped.';
  files.report(path, 'file/stray', `Unexpected ${name}, expected ${expected}`, hint);
}
