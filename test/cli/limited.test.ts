import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainRecords } from '../content.ts';
import { type Files, headings, plainFolder, put, treeOf, under } from './folders.ts';
import { kontras } from './run.ts';

const http: Files = {
  'source/http/protocol.json': { name: 'HTTP', classes: { '4': '4xx Client Error' } },
  'source/http/404.json': {
    name: 'Not Found',
    class: '4',
    description: 'The page is not there.',
    seen: 'When it has moved.',
    fix: 'Look elsewhere.',
  },
  'source/http/410.json': {
    name: 'Gone',
    class: '4',
    description: 'The page is gone for good.',
    seen: 'When it was removed.',
    fix: 'Stop asking.',
  },
};

const build = (root: string, ...args: string[]): void => {
  expect(kontras(['build', '--quiet', '--root', root, ...args])).toEqual({ code: 0, stdout: '', stderr: '' });
};

/** A built folder with two protocols and two locales, whose English has changed since in both. */
function changedSinceBuilt(): { root: string; dist: string; old: Readonly<Record<string, string>> } {
  const root = plainFolder({ ...http, 'locales/ko/article.json': headings });
  build(root);
  const dist = join(root, 'dist');
  const old = treeOf(dist);
  put(root, {
    'source/smtp/334.json': { ...plainRecords['334'], name: 'Server Question' },
    'source/http/404.json': { ...(http['source/http/404.json'] as object), name: 'Nowhere' },
  });
  return { root, dist, old };
}

/** What of two trees is not the same. */
const changes = (old: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string[] =>
  [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((path) => old[path] !== now[path]).sort();

const isSchema = (path: string): boolean => path.startsWith('schemas/');

describe('a build of a part leaves the rest as it was', () => {
  test.each([
    ['--locale', 'id', /^(articles|json)\/id\/|^manifests\/id\//],
    ['--locale', 'en,ko', /^(articles|json)\/(en|ko)\/|^manifests\/(en|ko)\//],
    ['--protocol', 'http', /^(articles|json)\/\w+\/http\/|^manifests\/\w+\/http\.json/],
    ['--format', 'json', /^json\/|^manifests\//],
  ])('%s %s', (flag, names, part) => {
    const { root, dist, old } = changedSinceBuilt();
    build(root, flag, names);
    const partly = treeOf(dist);
    expect(Object.keys(partly)).toEqual(Object.keys(old));
    // The list of the manifests names the digest of each.
    const changed = changes(old, partly).filter((path) => !isSchema(path) && path !== 'manifest.json');
    expect(changed.length).toBeGreaterThan(0);
    for (const path of changed) expect(path).toMatch(part);
    // What was in the part is what a whole build makes of it, and a whole build brings the rest.
    build(root);
    const whole = treeOf(dist);
    for (const path of changes(partly, whole)) expect(path).not.toMatch(new RegExp(part.source.replace('^manifests\\/|', '')));
    expect(Object.keys(whole)).toEqual(Object.keys(old));
    rmSync(dist, { recursive: true });
    build(root);
    expect(treeOf(dist)).toEqual(whole);
  });

  test('where nothing was built before, the part is all there is', () => {
    const root = plainFolder(http);
    build(root, '--locale', 'id', '--protocol', 'smtp', '--format', 'json');
    const paths = Object.keys(treeOf(join(root, 'dist'))).filter((path) => !isSchema(path));
    expect(paths).toEqual([
      'json/id/smtp/334-vs-552.json',
      'json/id/smtp/334.json',
      'json/id/smtp/552.json',
      'json/id/smtp/overview.json',
      'manifest.json',
      'manifests/id/smtp.json',
    ]);
  });

  test('its manifest lists what was carried', async () => {
    const { readFileSync } = await import('node:fs');
    const { root, dist } = changedSinceBuilt();
    const before = readFileSync(join(dist, 'manifest.json'), 'utf8');
    build(root, '--locale', 'ko');
    const [old, now] = [JSON.parse(before), JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'))];
    expect(old.manifests).toHaveLength(6);
    expect(now.manifests).toEqual(old.manifests);
    const differing = old.manifests.filter((path: string) => now.digests[path] !== old.digests[path]);
    expect(differing).toEqual(['manifests/ko/http.json', 'manifests/ko/smtp.json']);
  });
});

describe('what is no longer there goes from the output', () => {
  test('a code', () => {
    const root = plainFolder({ 'source/smtp/550.json': { ...plainRecords['552'], name: 'Mailbox Unavailable' } });
    build(root);
    const old = treeOf(join(root, 'dist'));
    expect(Object.keys(old).filter((path) => path.includes('550'))).toHaveLength(12);
    rmSync(join(root, 'source/smtp/550.json'));
    build(root);
    const now = treeOf(join(root, 'dist'));
    expect(Object.keys(now)).toEqual(Object.keys(old).filter((path) => !path.includes('550')));
  });

  test('a locale, also where another is built', () => {
    const { root, dist, old } = changedSinceBuilt();
    rmSync(join(root, 'locales/ko'), { recursive: true });
    build(root, '--locale', 'en');
    expect(under(treeOf(dist), 'articles/ko', 'json/ko', 'manifests/ko')).toEqual({});
    expect(under(treeOf(dist), 'articles/id', 'json/id')).toEqual(under(old, 'articles/id', 'json/id'));
    build(root);
    expect(existsSync(join(dist, 'articles/ko'))).toBe(false);
    expect(existsSync(join(dist, 'manifests/ko'))).toBe(false);
  });

  test('a protocol', () => {
    const { root, dist } = changedSinceBuilt();
    rmSync(join(root, 'source/http'), { recursive: true });
    build(root);
    expect(Object.keys(treeOf(dist)).filter((path) => path.includes('http'))).toEqual([]);
  });

  test('a format that the config no longer names', () => {
    const { root, dist } = changedSinceBuilt();
    put(root, { 'kontras.config.json': { formats: ['markdown'] } });
    build(root, '--locale', 'id');
    expect(existsSync(join(dist, 'json'))).toBe(false);
    expect(existsSync(join(dist, 'articles/en/smtp/334.md'))).toBe(true);
  });

  test('a page that somebody put there', () => {
    const { root, dist } = changedSinceBuilt();
    put(dist, { 'articles/en/smtp/mine.md': 'x', 'articles/en/smtp/334.md': 'edited' });
    build(root);
    const built = treeOf(dist);
    expect(built['articles/en/smtp/mine.md']).toBeUndefined();
    rmSync(dist, { recursive: true });
    build(root);
    expect(treeOf(dist)).toEqual(built);
  });
});
