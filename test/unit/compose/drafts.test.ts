import { expect, test } from 'vitest';
import type { Content, Unit } from '../../../pipeline/content.ts';
import { makeContent, plainRecords } from '../../content.ts';
import { danglingLinks, pagesOf, realContent } from '../../real.ts';

/** The real content with one locale that has every text but some, for which the English stands in. */
function without(isMissing: (id: string) => boolean): Content {
  const content = realContent();
  const units = new Map<string, Unit>([...content.units].filter(([id]) => !isMissing(id)));
  return { ...content, locales: [{ tag: 'id', policy: { fallback: 'mark' }, units, stale: new Set() }] };
}

test.each([
  ['a name', (id: string) => id === 'smtp.codes.450.name'],
  ['a text', (id: string) => id === 'smtp.codes.552.fix'],
  ['a class', (id: string) => id === 'smtp.classes.5'],
  ['the title of codes', (id: string) => id === 'article.code.title'],
])('without %s, no finished page links to a draft', (_, isMissing) => {
  const content = without(isMissing);
  const pages = [...pagesOf(content, 'id')];
  const finished = pages.filter(({ article }) => !article.draft);
  expect(pages.map(({ article }) => article.id)).toEqual([...pagesOf(realContent(), 'en')].map(({ article }) => article.id));
  expect(finished.length).toBeGreaterThan(100);
  expect(finished.length).toBeLessThan(pages.length);
  expect(danglingLinks(finished)).toEqual([]);
  expect(danglingLinks(pages)).toEqual([]);
});

test('one untranslated name makes drafts of the pages that are about its code, and of no others', () => {
  const drafts = [
    ...pagesOf(
      without((id) => id === 'smtp.codes.450.name'),
      'id',
    ),
  ].filter(({ article }) => article.draft);
  expect(drafts.every(({ article }) => article.codes.includes('450'))).toBe(true);
  expect(drafts.length).toBe(1 + 44);
});

test('an index of no code is not published as a finished page', () => {
  const titles = { overview: { title: 'Kode {{protocol}}', lead: 'Daftar kode {{protocol}}.' } };
  for (const [fallback, expected] of [['mark', [true]] as const, ['omit', []] as const]) {
    const config = { locales: { id: { fallback } } };
    const content = makeContent({ records: plainRecords, config, locales: { id: { article: titles } } });
    const overview = [...pagesOf(content, 'id')].filter(({ article }) => article.kind === 'overview');
    expect(overview.map(({ article }) => article.draft)).toEqual(expected);
  }
});
