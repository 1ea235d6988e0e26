import { expect, test } from 'vitest';
import { check } from '../../../pipeline/check.ts';
import { readFolder } from '../../../pipeline/read.ts';
import { type Texts, textsOf } from '../../../pipeline/rules/texts.ts';
import { plainRecords } from '../../content.ts';
import { makeRoot } from '../../root.ts';

function languages(): Texts[] {
  const records = Object.entries(plainRecords).map(([code, record]) => [`source/smtp/${code}.json`, record]);
  const root = makeRoot({
    ...Object.fromEntries(records),
    'locales/id/article.json': { heading: { fix: 'Cara Memperbaiki' } },
    'locales/ko/article.json': { heading: { fix: '해결 방법', seen: '언제 보이는가' } },
  });
  return [...textsOf(check(readFolder(root)).content)];
}

test('the texts of the root are those of each language, the English first', () => {
  const texts = languages();
  expect(texts.map(({ locale }) => locale?.tag)).toEqual([undefined, 'id', 'ko']);
  const ids = texts.map(({ units }) => units.map(({ id }) => id));
  expect(ids.slice(1)).toEqual([['article.heading.fix'], ['article.heading.fix', 'article.heading.seen']]);
  // The messages of the package are not the root's.
  expect(ids[0]).toContain('smtp.codes.334.fix');
  expect(ids[0]?.some((id) => id.startsWith('article.'))).toBe(false);
});

test('a translation stands beside its English', () => {
  const [english, , korean] = languages();
  expect(english?.pairings).toEqual([]);
  expect(korean?.pairings.map(({ english: { text }, unit }) => [text, unit.text])).toEqual([
    ['How to Fix', '해결 방법'],
    ['When You See It', '언제 보이는가'],
  ]);
});
