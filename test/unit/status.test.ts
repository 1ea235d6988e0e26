import { expect, test } from 'vitest';
import { check } from '../../pipeline/check.ts';
import { digest } from '../../pipeline/digest.ts';
import { readFolder } from '../../pipeline/read.ts';
import { statusOf } from '../../pipeline/status.ts';
import { makeContent, plainRecords } from '../content.ts';
import { makeRoot } from '../root.ts';

const sources = Object.fromEntries(Object.entries(plainRecords).map(([code, record]) => [`source/smtp/${code}.json`, record]));

test('three headings are exactly three units', () => {
  const headings = { description: '説明', seen: '発生する状況', fix: '対処方法' };
  const root = makeRoot({ ...sources, 'locales/ja/article.json': { heading: headings } });
  const { content } = check(readFolder(root));
  const [ja] = statusOf(content, ['ja']);
  const units = content.units.size;
  expect(ja).toMatchObject({ locale: 'ja', units, translated: 3, stale: 0, missing: units - 3, coverage: 3 / units });
  expect(ja?.files.map(({ file, translated }) => [file, translated])).toEqual([
    ['article', 3],
    ['smtp', 0],
  ]);
});

test('the files add up to the whole, and a stale unit counts as translated', () => {
  const state = {
    'smtp.codes.552.name': { source: digest('Old'), target: digest('Penuh'), review: 'translated' },
    'article.heading.fix': { source: digest('Old'), target: digest('Cara'), review: 'reviewed' },
  };
  const locales = {
    id: { article: { heading: { fix: 'Cara' } }, smtp: { codes: { '552': { name: 'Penuh', fix: 'Tunggu.' } } }, state },
  };
  const [id] = statusOf(makeContent({ records: plainRecords, locales }), ['id']);
  expect(id).toMatchObject({ translated: 3, stale: 2 });
  expect(id?.files.map(({ file, translated, stale }) => [file, translated, stale])).toEqual([
    ['article', 1, 1],
    ['smtp', 2, 1],
  ]);
  for (const key of ['units', 'translated', 'stale', 'missing'] as const)
    expect(id?.files.reduce((sum, file) => sum + file[key], 0)).toBe(id?.[key]);
  expect((id?.missing ?? 0) + (id?.translated ?? 0)).toBe(id?.units);
});

test('texts that the English does not have do not count', () => {
  const locales = { id: { article: { heading: { other: 'x' }, extra: 'y' }, smtp: { codes: { '999': { name: 'z' } } } } };
  const [id] = statusOf(makeContent({ records: plainRecords, locales }), ['id']);
  expect(id?.translated).toBe(0);
});

test('a protocol whose name begins with that of another is counted apart', () => {
  const root = makeRoot({
    ...sources,
    'source/smtp-extra/protocol.json': { name: 'Extra', classes: { 1: 'One' } },
    'source/smtp-extra/1.json': { ...(plainRecords['334'] as object), class: '1' },
    'locales/id/article.json': {},
  });
  const { content } = check(readFolder(root));
  const [id] = statusOf(content, ['id']);
  const units = Object.fromEntries(id?.files.map(({ file, units: count }) => [file, count]) ?? []);
  // The name of a class, and the four texts of a record.
  expect(units['smtp-extra']).toBe(5);
  expect(Object.values(units).reduce((sum, count) => sum + count, 0)).toBe(content.units.size);
});

test('a locale whose files cannot be read has nothing, and English is no locale', () => {
  const root = makeRoot({ ...sources, 'locales/id/article.json': '{', 'locales/en/article.json': {} });
  const { content } = check(readFolder(root));
  expect(statusOf(content, ['en', 'id']).map(({ locale, translated }) => [locale, translated])).toEqual([['id', 0]]);
});

test('only the locales that were asked for', () => {
  const content = makeContent({ records: plainRecords, locales: { id: {}, ko: {} } });
  expect(statusOf(content, ['ko', 'en']).map(({ locale }) => locale)).toEqual(['ko']);
});
