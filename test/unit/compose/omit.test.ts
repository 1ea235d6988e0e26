import { describe, expect, test } from 'vitest';
import type { Content, Unit } from '../../../pipeline/content.ts';
import { danglingLinks, linksOf, pagesOf, realContent } from '../../real.ts';
import type { Rendered } from '../../rendered.ts';

/** The real content with one locale that has every text but some, and leaves out what they are on. */
function without(isMissing: (id: string) => boolean): Content {
  const content = realContent();
  const units = new Map<string, Unit>([...content.units].filter(([id]) => !isMissing(id)));
  return { ...content, locales: [{ tag: 'id', policy: { fallback: 'omit' }, units, stale: new Set() }] };
}

const slugs = (content: Content): string[] => [...pagesOf(content, 'id')].map(({ article }) => article.id);

test('with every text there is every page', () => {
  expect(slugs(without(() => false))).toEqual([...pagesOf(realContent(), 'en')].map(({ article }) => article.id));
});

describe('without one text of one code', () => {
  const content = without((id) => id === 'smtp.codes.552.fix');
  const pages = [...pagesOf(content, 'id')];

  test('the pages that show it are gone, and no others', () => {
    const all = [...pagesOf(realContent(), 'en')].map(({ article }) => article.id);
    expect(pages.map(({ article }) => article.id)).toEqual(all.filter((slug) => !slug.split('-vs-').includes('552')));
  });

  test('no link leads to them', () => {
    expect(danglingLinks(pages)).toEqual([]);
  });

  test('every other page keeps its links', () => {
    const all = [...pagesOf(realContent(), 'en')];
    const linksIn = (some: readonly Rendered[], slug: string): string[] =>
      some.filter(({ article }) => article.id === slug).flatMap(linksOf);
    const links = (slug: string): string[] => linksIn(pages, slug);
    const before = (slug: string): string[] => linksIn(all, slug).filter((url) => !/\b552\b/.test(url));
    for (const slug of ['overview', '450', '550', '450-vs-550', '452-vs-554']) {
      expect(links(slug)).toEqual(before(slug));
      expect(links(slug).length).toBeGreaterThan(2);
    }
  });

  test('the overview names only codes that have a page', () => {
    const overview = pages.find(({ article }) => article.id === 'overview');
    expect(overview?.article.codes).not.toContain('552');
    expect(overview?.article.codes.length).toBe(44);
  });
});

test.each([
  ['a name', (id: string) => id === 'smtp.codes.450.name'],
  ['the names of one class', (id: string) => /^smtp\.codes\.5.*\.name$/.test(id)],
  ['a class', (id: string) => id === 'smtp.classes.5'],
  ['all of one code', (id: string) => id.startsWith('smtp.codes.450.')],
  ['a summary', (id: string) => id === 'smtp.codes.450.summary'],
  ['the title of comparisons', (id: string) => id === 'article.title'],
  ['the title of codes', (id: string) => id === 'article.code.title'],
  ['the heading of the links', (id: string) => id === 'article.heading.more'],
  ['the heading of the comparisons', (id: string) => id === 'article.heading.comparisons'],
  ['the words for a section', (id: string) => id === 'article.spec.section'],
  ['one answer on retrying', (id: string) => id === 'article.retry.yes'],
  ['every heading', (id: string) => id.startsWith('article.heading.')],
  ['every second text', (id: string) => id.length % 2 === 0],
  ['all of them', () => true],
])('without %s no link dangles, and no page has English', (_, isMissing) => {
  const pages = [...pagesOf({ ...without(isMissing), config: { pairs: 'related' } }, 'id')];
  expect(danglingLinks(pages)).toEqual([]);
  expect(pages.filter(({ article }) => article.draft || article.translation.coverage < 1)).toEqual([]);
  expect(pages.filter(({ markdown }) => markdown.includes('lang="en"'))).toEqual([]);
});

test('under "mark" no link dangles either, and every page is there', () => {
  const content = without((id) => id.length % 2 === 0);
  const marked = { ...content, locales: content.locales.map((locale) => ({ ...locale, policy: {} })) };
  const pages = [...pagesOf(marked, 'id')];
  expect(pages.length).toBe(1 + 45 + 990);
  expect(danglingLinks(pages)).toEqual([]);
  expect(pages.some(({ article }) => article.draft)).toBe(true);
});
