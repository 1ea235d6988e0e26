import { describe, expect, test } from 'vitest';
import { canonicalTag, directionOf, listParts, sentenceGap } from '../../pipeline/language.ts';

test.each(['ar', 'he', 'fa', 'ur', 'ps', 'dv', 'yi', 'ckb', 'ug', 'sd', 'ar-EG', 'az-Arab', 'pa-Arab', 'ff-Adlm', 'syr', 'ks'])(
  '%s is written from right to left',
  (tag) => expect(directionOf(tag)).toBe('rtl'),
);

test.each(['en', 'id', 'ko', 'ja', 'zh-Hans', 'ru', 'th', 'hi', 'pa', 'az', 'ff', 'ar-Latn', 'he-Latn', 'sr-Cyrl', 'mn-Mong'])(
  '%s is written from left to right',
  (tag) => expect(directionOf(tag)).toBe('ltr'),
);

test.each(['ja', 'zh', 'zh-Hans', 'zh-Hant', 'zh-TW', 'yue', 'ja-JP'])(
  'sentences of %s follow each other without a space',
  (tag) => expect(sentenceGap(tag)).toBe(''),
);

// Thai has no space between words, but one between sentences: https://www.w3.org/TR/thai-lreq/
test.each(['en', 'id', 'ko', 'th', 'ar', 'vi', 'zh-Latn', 'ja-Latn', 'hi'])('sentences of %s have a space between them', (tag) =>
  expect(sentenceGap(tag)).toBe(' '),
);

describe('listParts', () => {
  const list = (tag: string, items: readonly string[]): string =>
    listParts(tag, items)
      .map(({ item, value }) => (item ? `[${value}]` : value))
      .join('');

  test.each([
    ['en', [], ''],
    ['en', ['a'], '[a]'],
    ['en', ['a', 'b'], '[a] and [b]'],
    ['en', ['a', 'b', 'c'], '[a], [b], and [c]'],
    ['id', ['a', 'b'], '[a] dan [b]'],
    ['ja', ['a', 'b', 'c'], '[a]、[b]、[c]'],
    ['zh-Hans', ['a', 'b'], '[a]和[b]'],
    ['ar', ['a', 'b'], '[a] و[b]'],
  ])('%s joins %j as its readers do', (tag, items, expected) => {
    expect(list(tag, items)).toBe(expected);
  });

  test('items that look like separators, or stand twice, stay items', () => {
    expect(list('en', [', ', ' and ', ', '])).toBe('[, ], [ and ], and [, ]');
  });

  test('the lists of one language do not get into those of another', () => {
    expect(['id', 'en', 'id'].map((tag) => list(tag, ['a', 'b']))).toEqual(['[a] dan [b]', '[a] and [b]', '[a] dan [b]']);
  });
});

test.each([
  ['pt-br', 'pt-BR'],
  ['zh-hans', 'zh-Hans'],
  ['iw', 'he'],
  ['en', 'en'],
  ['korean', undefined],
  ['EN_us', undefined],
  ['', undefined],
  ['x-private', undefined],
  ['..', undefined],
])('the canonical spelling of %j is %j', (tag, canonical) => {
  expect(canonicalTag(tag)).toBe(canonical);
});
