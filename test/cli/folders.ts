import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll } from 'vitest';
import { plainRecords } from '../content.ts';
import { project } from './compile.ts';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that goes when the tests of the file are done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontras-cli-'));
  made.push(folder);
  return folder;
}

/** Files by their paths: text and bytes as they are, anything else as JSON. */
export type Files = Readonly<Record<string, string | Buffer | object>>;

export function put(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const raw = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(join(root, path), raw ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  }
}

export const headings = { heading: { description: 'Deskripsi', seen: 'Kapan Anda Melihatnya', fix: 'Cara Memperbaiki' } };

/** Two plain records and a locale that has three headings: the smallest content that shows everything. */
export function plainFolder(more: Files = {}): string {
  const root = emptyFolder();
  const records = Object.entries(plainRecords).map(([code, record]) => [`source/smtp/${code}.json`, record]);
  put(root, { ...Object.fromEntries(records), 'locales/id/article.json': headings, ...more });
  return root;
}

/** A copy of the repository's own content. */
export function projectFolder(): string {
  const root = emptyFolder();
  for (const name of ['source', 'locales', 'kontras.config.json'])
    cpSync(join(project, name), join(root, name), { recursive: true });
  return root;
}

/** The repository's own content with fewer pages, to be built in a moment. */
export function shortProjectFolder(): string {
  const root = projectFolder();
  rmSync(join(root, 'locales/ko'), { recursive: true });
  put(root, { 'kontras.config.json': { pairs: ['450-451', '450-550', '550-553', '552-452', '421-554', '535-538'] } });
  return root;
}

/** Change a heading of the repository's content, and with it every page in English and every page that falls back to it. */
export function reword(root: string, fix: string): void {
  const file = 'source/article.json';
  const messages = JSON.parse(readFileSync(join(root, file), 'utf8'));
  put(root, { [file]: { ...messages, heading: { ...messages.heading, fix } } });
}

/** Every file below a folder by its path, with the digest of its bytes. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** The files of a tree whose paths start so. */
export const under = (tree: Readonly<Record<string, string>>, ...starts: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => starts.some((start) => path.startsWith(start))));

/** What stands beside a folder and belongs to a build of it. */
export const leftovers = (folder: string): string[] =>
  readdirSync(dirname(folder)).filter(
    (name) => /\.kontras-((next|previous|done)-\d+|amend)$/.test(name) && name.startsWith(relative(dirname(folder), folder)),
  );
