import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { localeNames } from '../locale-names.ts';
import type { Settings } from '../settings.ts';
import { Changed, type Copy, Refused, type Target } from '../target.ts';
import { readArticleFile, writeArticleFile } from './article-file.ts';
import { type Layout, layouts } from './layouts.ts';

/**
 * Files in the folder of a site generator or of a CMS that works on Git. The stamp stands in the front matter, so that edits that people
 * commit are seen. A file is written whole or not at all, and one path holds one file.
 */
export function openFiles(settings: Settings): Target {
  const root = resolve(settings.root, settings.folder ?? 'site');
  const layout = layouts[settings.preset ?? 'hugo'] as Layout;
  const names = localeNames(settings.locales);

  const copyAt = (path: string, locale: string, key: string): Copy | undefined => {
    const file = readIfThere(join(root, path));
    if (file === undefined) return undefined;
    const { text, state, stamp, key: own, revision } = readArticleFile(file);
    return { key: own ?? key, locale: names.ours(locale), ref: path, revision, state, fields: { text }, stamp };
  };
  const reread = (copy: Copy): string => {
    const file = readIfThere(join(root, copy.ref));
    if (file === undefined || readArticleFile(file).revision !== copy.revision)
      throw new Changed(`${copy.ref} has changed meanwhile`);
    return file;
  };
  const replace = (copy: Copy, file: string): Copy => {
    reread(copy);
    guarded(copy.ref, () => {
      const next = nextTo(join(root, copy.ref));
      writeFileSync(next, file);
      renameSync(next, join(root, copy.ref));
    });
    return copyAt(copy.ref, names.theirs(copy.locale), copy.key) as Copy;
  };
  /** The folders that hold articles now, each with its locale and protocol. */
  function* folders(): Generator<{ path: string; locale: string; protocol: string }> {
    for (const { folder, locale, behind } of layout.roots) {
      for (const name of locale === 'below' ? foldersIn(join(root, folder)) : ['']) {
        const path = [folder, name, behind].filter((part) => part !== '').join('/');
        const own = locale === 'below' ? name : locale;
        if (!layout.byProtocol) yield { path, locale: own, protocol: '' };
        else for (const protocol of foldersIn(join(root, path))) yield { path: `${path}/${protocol}`, locale: own, protocol };
      }
    }
  }
  return {
    capabilities: { atomic: true, unique: true, status: 'locale' },
    shape: `files ${settings.preset ?? 'hugo'}`,
    render: ({ file }) => ({ text: readArticleFile(file).text }),
    async describe() {
      const there = firstThere(root);
      try {
        if (!lstatSync(there).isDirectory() && !existsSync(`${there}/.`)) throw new Error('it is a file');
        accessSync(there, constants.W_OK);
        return [];
      } catch (error) {
        const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
        const message = `Unexpected ${there} (${why}), expected a folder that can be written`;
        return [
          { rule: 'publish/folder', message, hint: 'Name another folder, or change its permissions.', setting: ['folder'] },
        ];
      }
    },
    async *list() {
      for (const { path, locale, protocol } of folders()) {
        for (const name of namesIn(join(root, path))) {
          if (isLeftover(join(root, path), name)) rmSync(join(root, path, name), { force: true });
          if (!name.endsWith('.md') || name.startsWith('.')) continue;
          const id = name.slice(0, -'.md'.length);
          const copy = copyAt(`${path}/${name}`, locale, layout.byProtocol ? `${protocol}-${id}` : id);
          if (copy !== undefined) yield copy;
        }
      }
    },
    async find(key) {
      const copies: Copy[] = [];
      for (const { path, locale, protocol } of folders()) {
        if (layout.byProtocol && !key.startsWith(`${protocol}-`)) continue;
        const copy = copyAt(`${path}/${layout.byProtocol ? key.slice(protocol.length + 1) : key}.md`, locale, key);
        if (copy?.key === key) copies.push(copy);
      }
      return copies;
    },
    async create(versions) {
      return versions.map(({ key, locale, state, stamp, article }) => {
        const { protocol, id } = article;
        const path = layout.path({ key, protocol, id, locale: names.theirs(locale) });
        guarded(path, () => {
          mkdirSync(dirname(join(root, path)), { recursive: true });
          const next = nextTo(join(root, path));
          writeFileSync(next, writeArticleFile(article.file, state, stamp));
          try {
            // Unlike a rename it does not replace what has come there meanwhile.
            linkSync(next, join(root, path));
          } finally {
            rmSync(next, { force: true });
          }
        });
        return copyAt(path, names.theirs(locale), key) as Copy;
      });
    },
    update: async (copy, { article, state, stamp }) => replace(copy, writeArticleFile(article.file, state, stamp)),
    mark: async (copy, stamp) => replace(copy, writeArticleFile(reread(copy), copy.state, stamp)),
    publish: async (copy, stamp) => replace(copy, writeArticleFile(reread(copy), 'live', stamp)),
    unpublish: async (copy, stamp) => replace(copy, writeArticleFile(reread(copy), 'draft', stamp)),
    async remove(copy) {
      reread(copy);
      guarded(copy.ref, () => rmSync(join(root, copy.ref)));
    },
  };
}

/** The name of a file in the making: hidden, and known by the process that makes it. */
const nextTo = (path: string): string => join(dirname(path), `.${basename(path)}.kontras-${process.pid}`);

/** Whether a run that was killed has left a file. */
function isLeftover(folder: string, name: string): boolean {
  const pid = Number(/^\..*\.kontras-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(pid) || pid === process.pid || !existsSync(join(folder, name))) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function guarded(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') throw new Changed(`${path} has changed meanwhile`);
    if (code === undefined) throw error;
    throw new Refused(
      `Could not write ${path}: ${code}`,
      'Mend the cause and run this again; it goes on where this one has ended.',
    );
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new Refused(`Could not read ${path}: ${code}`, 'Change its permissions.');
  }
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

const foldersIn = (folder: string): string[] =>
  namesIn(folder).filter(
    (name) => !name.startsWith('.') && lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true,
  );

/** The nearest folder above that exists. */
const firstThere = (path: string): string => (existsSync(path) ? path : firstThere(dirname(path)));
