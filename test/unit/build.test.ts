import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { plainRecords } from '../content.ts';
import { filesBelow, makeRoot } from '../root.ts';

const sound = Object.fromEntries(
  Object.entries(plainRecords).map(([code, record]) => [`source/smtp/${code}.json`, record as object]),
);
const wrong = { ...sound, 'source/smtp/553.json': '{' };

test('writes every page in every format, the manifests and the schemas', async () => {
  const root = makeRoot(sound);
  const { counts, diagnostics, folder } = await build(root);
  expect(diagnostics).toEqual([]);
  expect(folder).toBe(join(root, 'dist'));
  expect(counts).toEqual({
    ...{ comparison: 1, code: 2, overview: 1, draft: 0, locales: 1, omitted: 0 },
    ...{ listed: 0, unjudged: 1, excluded: 3 },
  });
  const pages = ['334-vs-552', '334', '552', 'overview'];
  const schemas = ['config', 'enhanced', 'glossary', 'locales/article', 'locales/smtp', 'pairs', 'protocol', 'record', 'state'];
  expect(Object.keys(filesBelow(folder)).sort()).toEqual(
    [
      ...pages.flatMap((slug) => [`articles/en/smtp/${slug}.md`, `json/en/smtp/${slug}.json`]),
      'manifest.json',
      'manifests/en/smtp.json',
      ...schemas.map((name) => `schemas/${name}.json`),
    ].sort(),
  );
});

test('a second build of the same content gives the same bytes, in the same folder and in another', async () => {
  const root = makeRoot({ ...sound, 'locales/ja/article.json': { heading: { seen: '発生する状況' } } });
  await build(root);
  const first = filesBelow(join(root, 'dist'));
  await build(root);
  expect(filesBelow(join(root, 'dist'))).toEqual(first);
  const other = join(makeRoot(), 'another/place');
  await build(root, { out: other });
  expect(filesBelow(other)).toEqual(first);
});

describe('where an error stands', () => {
  test('nothing is written', async () => {
    const root = makeRoot(wrong);
    const { counts, diagnostics } = await build(root);
    expect(counts).toBeUndefined();
    expect(diagnostics.map(({ rule }) => rule)).toContain('json/syntax');
    expect(readdirSync(root)).toEqual(['source']);
  });

  test('the build before stays', async () => {
    const root = makeRoot({ ...wrong, 'dist/manifest.json': '{"generator":"kontras"}', 'dist/old.md': 'old' });
    await build(root);
    expect(filesBelow(join(root, 'dist'))).toEqual({ 'manifest.json': '{"generator":"kontras"}', 'old.md': 'old' });
  });

  test('in a locale that is not built, the others are', async () => {
    const root = makeRoot({ ...sound, 'locales/id/smtp.json': '{', 'locales/id/article.json': {} });
    expect((await build(root)).counts).toBeUndefined();
    expect((await build(root, { locales: ['en'] })).counts).toMatchObject({ comparison: 1, locales: 1 });
    expect((await build(root, { locales: ['en'] })).diagnostics).toEqual([]);
  });
});

test('a missing translation is a warning, and an error where the locale or the caller asks for all', async () => {
  const files = { ...sound, 'locales/id/article.json': {} };
  expect((await build(makeRoot(files))).counts).toMatchObject({ draft: 4 });
  expect((await build(makeRoot(files), { strict: true })).counts).toBeUndefined();
  const strict = { ...files, 'kontras.config.json': { locales: { id: { require: 'complete' } } } };
  expect((await build(makeRoot(strict))).counts).toBeUndefined();
});

test('pages that no longer exist are gone after the next build', async () => {
  const root = makeRoot({ ...sound, 'source/smtp/553.json': { ...(plainRecords['552'] as object), name: 'Bad Name' } });
  await build(root);
  const other = makeRoot(sound);
  await build(other, { out: join(root, 'dist') });
  expect(Object.keys(filesBelow(join(root, 'dist'))).filter((path) => path.includes('553'))).toEqual([]);
});

test('pages that the policy "omit" leaves out are counted', async () => {
  const root = makeRoot({
    ...sound,
    'locales/ja/article.json': { heading: { seen: '発生する状況' } },
    'kontras.config.json': { locales: { ja: { fallback: 'omit' } } },
  });
  expect((await build(root)).counts).toMatchObject({ comparison: 1, code: 2, overview: 1, draft: 0, omitted: 4 });
});
