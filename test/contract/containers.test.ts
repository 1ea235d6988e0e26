import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { containers } from '../../pipeline/containers/index.ts';
import { formats } from '../../pipeline/formats/index.ts';
import { config } from '../../pipeline/schemas/index.ts';
import { type Files, headings, leftovers, plainFolder, put, reword, treeOf } from '../cli/folders.ts';
import { kontras, start } from '../cli/run.ts';
import { nodeWithSqlite } from '../node22/install.ts';

const node = nodeWithSqlite();

/** What any container must give back of an article: the front matter and the body of its Markdown, and its JSON. */
interface Found {
  readonly fields: unknown;
  readonly body: string;
  readonly json: string;
}
type Articles = Readonly<Record<string, Found>>;

const fromMarkdown = (file: string): Pick<Found, 'fields' | 'body'> => {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)\n$/.exec(file) ?? [];
  return { fields: parseYaml(yaml), body };
};

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());

const fromFiles = (out: string): Articles =>
  Object.fromEntries(
    below(join(out, 'articles')).map((name) => {
      const id = name.replace(/\.md$/, '');
      const json = readFileSync(join(out, `json/${id}.json`), 'utf8');
      return [id, { ...fromMarkdown(readFileSync(join(out, 'articles', name), 'utf8')), json }];
    }),
  );

/** The lines of the files of a format, by the locale that the file is named for. */
const linesOf = (folder: string, ending: string, open: (bytes: Buffer) => Buffer): (readonly [locale: string, line: string])[] =>
  below(folder).flatMap((name) => {
    const text = open(readFileSync(join(folder, name))).toString('utf8');
    expect(text.endsWith('\n')).toBe(true);
    expect(name.endsWith(ending)).toBe(true);
    return text
      .slice(0, -1)
      .split('\n')
      .map((line) => [name.slice(0, -ending.length), line] as const);
  });

const fromLines =
  (ending: string, open: (bytes: Buffer) => Buffer) =>
  (out: string): Articles => {
    const json = new Map<string, string>();
    for (const [locale, line] of linesOf(join(out, 'json'), ending, open)) {
      const { protocol, id } = JSON.parse(line);
      json.set(`${locale}/${protocol}/${id}`, `${line}\n`);
    }
    return Object.fromEntries(
      linesOf(join(out, 'articles'), ending, open).map(([locale, line]) => {
        const { markdown, ...fields } = JSON.parse(line);
        const key = `${locale}/${fields.protocol}/${fields.id}`;
        return [key, { fields, body: markdown, json: json.get(key) as string }];
      }),
    );
  };

type Row = Readonly<Record<string, string | number>>;

/** What a query gives, asked by a program of its own as any other would. */
function rowsOf(file: string, query: string): readonly Row[] {
  const program = `
    const { DatabaseSync } = require('node:sqlite');
    console.log(JSON.stringify(new DatabaseSync(process.argv[1], { readOnly: true }).prepare(process.argv[2]).all()))`;
  return JSON.parse(execFileSync(node, ['--no-warnings', '-e', program, file, query], { encoding: 'utf8' }));
}

function fromSqlite(out: string): Articles {
  const rows = rowsOf(join(out, 'articles.sqlite'), 'SELECT * FROM articles');
  return Object.fromEntries(
    rows.map(({ markdown, json, locale, protocol, id, ...columns }) => {
      const article = JSON.parse(String(json));
      const { key, kind, title, description, draft, index, digest, translation } = article;
      const own = { key, kind, title, description, draft: Number(draft), index: Number(index), digest };
      expect(columns).toEqual({ ...own, coverage: translation.coverage });
      return [`${locale}/${protocol}/${id}`, { ...fromMarkdown(String(markdown)), json: String(json) }];
    }),
  );
}

/** One reader for each container. */
const readers: Readonly<Record<string, (out: string) => Articles>> = {
  files: fromFiles,
  ndjson: fromLines('.ndjson', (bytes) => bytes),
  'ndjson.gz': fromLines('.ndjson.gz', (bytes) => gunzipSync(bytes)),
  sqlite: fromSqlite,
};

/** Two protocols, and three locales of which two lack most, with what needs escapes in each of the containers. */
const content: Files = {
  'source/http/protocol.json': { name: 'HTTP', classes: { '4': '4xx Client Error' } },
  'source/http/404.json': {
    name: 'Not "Found"',
    class: '4',
    description: "The page isn't there: C:\\pages, `';--`, 😀 and é.\n\nA second paragraph.",
    seen: 'When it has moved.',
    fix: 'Look elsewhere.',
  },
  'source/http/410.json': {
    name: 'Gone',
    class: '4',
    description: 'The page is gone.',
    seen: 'When it was removed.',
    fix: 'Stop.',
  },
  'locales/ko/article.json': { heading: { ...headings.heading, fix: '고치는 법' } },
};

const build = (root: string, name: string, ...args: string[]) =>
  kontras(['build', '--root', root, '--container', name, ...args], { node });

function built(root: string, name: string, ...args: string[]): string {
  const { code, stderr } = build(root, name, ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return join(root, 'dist');
}

const isOfArticles = (path: string): boolean => /^(articles|json)/.test(path);
const expected = fromFiles(built(plainFolder(content), 'files'));

const fresh = new Map<string, string>();
/** The output of a first build, which no test changes. */
function freshOf(name: string): string {
  const dist = fresh.get(name) ?? built(plainFolder(content), name);
  fresh.set(name, dist);
  return dist;
}

test('the articles to compare with are there', () => {
  expect(Object.keys(expected)).toHaveLength(2 * 3 * 4);
  expect(expected['en/http/404']?.body).toContain('C:\\pages');
});

const others = containers.map(({ name }) => name).filter((name) => name !== 'files');

describe.each(containers.map(({ name, isWhole }) => ({ name, isWhole })))('$name', ({ name, isWhole }) => {
  const articlesOf = readers[name] as (out: string) => Articles;

  test('gives back every article as the files have it', () => {
    const dist = freshOf(name);
    expect(articlesOf(dist)).toEqual(expected);
    expect(readdirSync(dist)).toEqual(expect.arrayContaining(['manifest.json', 'manifests', 'schemas']));
  });

  test('holds the formats that are asked for', () => {
    const root = plainFolder({ ...content, 'kontras.config.json': { formats: ['json'] } });
    const paths = Object.keys(treeOf(built(root, name)));
    expect(paths.filter((path) => path.startsWith('articles/'))).toEqual([]);
  });

  test('is the same from the same content, bytes and all, in the config as in the flag', () => {
    const root = plainFolder({ ...content, 'kontras.config.json': { container: name } });
    const [other, dist] = [freshOf(name), join(root, 'dist')];
    expect(kontras(['build', '--quiet', '--root', root], { node })).toEqual({ code: 0, stdout: '', stderr: '' });
    const articles = (folder: string) => Object.entries(treeOf(folder)).filter(([path]) => isOfArticles(path));
    expect(articles(dist)).toEqual(articles(other));
    expect(articles(dist).length).toBeGreaterThan(0);
  });

  test('is left alone where nothing has changed', () => {
    const root = plainFolder(content);
    const dist = built(root, name);
    const inodes = () => below(dist).map((path) => [path, statSync(join(dist, path)).ino]);
    const before = inodes();
    expect(build(root, name).stdout).toContain('Nothing has changed since the build before.');
    expect(inodes()).toEqual(before);
    // A change of the files that is none of the pages.
    put(root, { 'source/glossary.json': {} });
    expect(build(root, name).stdout).toContain('Nothing has changed since the build before.');
    expect(articlesOf(dist)).toEqual(expected);
  });

  test('after a change is as if built anew, and tells what has changed', () => {
    const root = plainFolder(content);
    built(root, name);
    put(root, { 'source/http/410.json': { ...(content['source/http/410.json'] as object), fix: 'Stop asking.' } });
    // Three locales, in each the code and a comparison, in two formats.
    expect(build(root, name).stdout).toMatch(/^Written: 12 (files|records); http\.codes\.410\.fix\.$/m);
    const other = plainFolder({ ...content, 'source/http/410.json': readFileSync(join(root, 'source/http/410.json')) });
    expect(treeOf(join(root, 'dist'))).toEqual(treeOf(built(other, name)));
  });

  test('of a part holds that part, beside the rest where pages can be replaced', () => {
    const root = plainFolder(content);
    const dist = built(root, name);
    built(root, name, '--locale', 'ko', '--protocol', 'http');
    const part = Object.entries(expected).filter(([path]) => !isWhole || path.startsWith('ko/http/'));
    expect(articlesOf(dist)).toEqual(Object.fromEntries(part));
    expect(JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')).manifests).toHaveLength(isWhole ? 1 : 6);
    built(root, name);
    expect(articlesOf(dist)).toEqual(expected);
  });

  test.each(name === 'files' ? others : ['files'])('takes the place of %s, which then takes its', (other) => {
    const root = plainFolder(content);
    built(root, other);
    const dist = built(root, name);
    expect(treeOf(dist)).toEqual(treeOf(freshOf(name)));
    // A part of what is there in another container cannot be kept.
    built(root, other, '--locale', 'ko');
    expect(Object.keys((readers[other] as (out: string) => Articles)(dist)).every((path) => path.startsWith('ko/'))).toBe(true);
  });

  test('is the same from several threads', () => {
    const one = plainFolder({ 'locales/ko/article.json': headings });
    const [alone, shared] = [join(one, 'alone'), join(one, 'shared')];
    built(one, name, '--workers', '1', '--out', alone);
    built(one, name, '--workers', '3', '--out', shared);
    expect(treeOf(shared)).toEqual(treeOf(alone));
    // Where two protocols stand in one file, no two threads may write it.
    const root = plainFolder(content);
    expect(treeOf(built(root, name, '--workers', '3'))).toEqual(treeOf(freshOf(name)));
  });

  test('goes with --verify, which brings back what was lost', () => {
    const root = plainFolder(content);
    const dist = built(root, name);
    const whole = treeOf(dist);
    for (const path of below(dist).filter(isOfArticles).slice(0, 1)) put(dist, { [path]: 'damaged' });
    expect(build(root, name).stdout).toContain('Nothing has changed');
    built(root, name, '--verify');
    expect(treeOf(dist)).toEqual(whole);
  });

  test('killed at any moment, leaves the old output or the new one', async () => {
    const root = plainFolder(content);
    const dist = built(root, name);
    const old = treeOf(dist);
    reword(plainFolderWithMessages(root), 'How to Mend It');
    const out = join(root, 'fresh');
    const began = performance.now();
    built(root, name, '--out', out);
    const [next, duration] = [treeOf(out), performance.now() - began];
    expect(next).not.toEqual(old);
    for (const share of [0.5, 0.8, 0.95]) {
      const { child, ended } = start(['build', '--root', root, '--container', name], { node });
      const timer = setTimeout(() => child.kill('SIGKILL'), duration * share);
      await ended;
      clearTimeout(timer);
      const aside = leftovers(dist).find((one) => one.includes('.kontras-previous-'));
      expect([old, next]).toContainEqual(treeOf(existsSync(dist) ? dist : join(root, aside as string)));
    }
    built(root, name);
    expect(treeOf(dist)).toEqual(next);
    expect(leftovers(dist)).toEqual([]);
  });

  test('on a disk that is full, says so and leaves the old output', () => {
    const root = plainFolder(content);
    const dist = built(root, name);
    const old = treeOf(dist);
    put(root, { 'source/http/410.json': { ...(content['source/http/410.json'] as object), fix: 'Stop asking.' } });
    const { code, stdout, stderr } = kontras(['build', '--root', root, '--container', name], { node, env: fullDisk });
    expect(stderr).toMatch(
      /^Could not (write|change|prepare|replace) .*dist: the disk is full\nThe previous output is as it was\./,
    );
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(treeOf(dist)).toEqual(old);
    expect(leftovers(dist)).toEqual([]);
  });
});

/** Content with messages of its own, to be reworded. */
function plainFolderWithMessages(root: string): string {
  put(root, { 'source/article.json': JSON.parse(readFileSync(new URL('../../source/article.json', import.meta.url), 'utf8')) });
  return root;
}

const preload = (source: string): Record<string, string> => ({
  NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(source)}"`,
});

/** A disk on which files can be made, and nothing be written into those of articles; SQLite's own error is that of its documentation. */
const fullDisk = preload(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { writeFileSync } = fs;
  fs.writeFileSync = (file, ...more) => {
    if (typeof file === 'number' || /articles|json[/]/.test(file)) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    return writeFileSync(file, ...more);
  };
  syncBuiltinESMExports();
  const { emitWarning } = process;
  process.emitWarning = () => {};
  const sqlite = process.getBuiltinModule('node:sqlite');
  process.emitWarning = emitWarning;
  if (sqlite !== undefined) sqlite.StatementSync.prototype.run = () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
  };`);

describe('lines', () => {
  test.each(['ndjson', 'ndjson.gz'])('of %s stand in the order of the manifests', (name) => {
    const dist = freshOf(name);
    const open = name === 'ndjson' ? (bytes: Buffer) => bytes : (bytes: Buffer) => gunzipSync(bytes);
    for (const locale of ['en', 'id', 'ko']) {
      const listed = ['http', 'smtp'].flatMap((protocol) =>
        JSON.parse(readFileSync(join(dist, `manifests/${locale}/${protocol}.json`), 'utf8')).articles.map(({ key }: Row) => key),
      );
      const lines = linesOf(join(dist, 'json'), `.${name}`, open).filter(([file]) => file === locale);
      expect(lines.map(([, line]) => JSON.parse(line).key)).toEqual(listed);
    }
  });
});

describe('SQLite', () => {
  test('holds a sound table, found by locale and key', () => {
    const file = join(freshOf('sqlite'), 'articles.sqlite');
    expect(rowsOf(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsOf(file, "SELECT name, pk FROM pragma_table_info('articles') WHERE pk > 0 ORDER BY pk")).toEqual([
      { name: 'locale', pk: 1 },
      { name: 'key', pk: 2 },
    ]);
    const query = `SELECT json_extract(json, '$.body.html') AS html FROM articles WHERE locale = 'ko' AND key = 'http-404'`;
    expect(rowsOf(file, query)).toEqual([{ html: JSON.parse(expected['ko/http/404']?.json as string).body.html }]);
  });

  test('is the file alone: no journal is left beside it', () => {
    expect(readdirSync(freshOf('sqlite')).sort()).toEqual(['articles.sqlite', 'manifest.json', 'manifests', 'schemas']);
  });

  test('does not tell which version wrote it', () => {
    const bytes = readFileSync(join(freshOf('sqlite'), 'articles.sqlite'));
    expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
    expect(bytes.readUInt32BE(96)).toBe(3_007_000);
  });

  test('on a Node without it is wrong usage, and nothing is touched', () => {
    const root = plainFolder(content);
    const old = treeOf(built(root, 'files'));
    const env = preload(`
      const real = process.getBuiltinModule;
      process.getBuiltinModule = (name) => (name === 'node:sqlite' ? undefined : real(name));`);
    const ran = kontras(['build', '--root', root, '--container', 'sqlite'], { env });
    expect(ran).toEqual({
      code: 2,
      stdout: '',
      stderr: `The container sqlite needs Node.js 22.13 or later, and this is ${process.versions.node}\nUse a later Node.js, or --container ndjson, which this one can write.\n`,
    });
    expect(treeOf(join(root, 'dist'))).toEqual(old);
    expect(leftovers(join(root, 'dist'))).toEqual([]);
  });
});

describe('what names a container', () => {
  test('in the flag is wrong usage where there is none of that name', () => {
    const { code, stderr } = build(plainFolder(), 'ndjsom');
    expect(code).toBe(2);
    expect(stderr).toBe('Unexpected container "ndjsom", expected files, ndjson, ndjson.gz, sqlite\nDid you mean "ndjson"?\n');
  });

  test('in the config is every container and no other', () => {
    expect(config.properties.container.enum).toEqual(containers.map(({ name }) => name));
    expect(Object.keys(readers)).toEqual(containers.map(({ name }) => name));
  });

  test('in the output is manifest.json, where it is no folder of files', () => {
    const listing = (name: string) => JSON.parse(readFileSync(join(freshOf(name), 'manifest.json'), 'utf8'));
    expect(listing('files')).not.toHaveProperty('container');
    expect(listing('sqlite')).toMatchObject({ container: 'sqlite', formats: formats.map(({ name }) => name) });
  });
});

test('a part to be merged is asked for in files', () => {
  const { code, stderr } = build(plainFolder(), 'ndjson', '--shard', '1/2');
  expect(code).toBe(2);
  expect(stderr).toBe('Unexpected --shard with the container ndjson, expected files\nOnly files can be merged.\n');
});

test('publishing asks for files', () => {
  const root = plainFolder({ 'kontras.config.json': { targets: { site: { type: 'files', folder: 'site' } } } });
  built(root, 'ndjson');
  const { code, stderr } = kontras(['publish', 'site', '--root', root]);
  expect(code).toBe(2);
  expect(stderr).toBe(`${join(root, 'dist')} is built as ndjson\nPublishing reads files: kontras build --container files\n`);
});
