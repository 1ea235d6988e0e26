import { describe, expect, test } from 'vitest';
import { blocksIn } from '../../../pipeline/compose/index.ts';
import { textFields } from '../../../pipeline/content.ts';
import { danglingLinks, linksOf, pagesOf, realContent } from '../../real.ts';
import type { Rendered } from '../../rendered.ts';

/** How often a text stands in another. */
const times = (text: string, sentence: string): number => text.split(sentence).length - 1;

const segmenters = new Map<string, Intl.Segmenter>();
function sentencesOf(text: string, tag: string): string[] {
  const segmenter = segmenters.get(tag) ?? new Intl.Segmenter(tag, { granularity: 'sentence' });
  segmenters.set(tag, segmenter);
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');
}

/** What no page may have; each is looked for in all of them. */
const faults: readonly (readonly [string, RegExp])[] = [
  ['a heading without text', /^#+[ \t]*$/m],
  ['a heading with nothing below it', /^(#{2,3} .*)\n+(?=## )/m],
  ['a heading at the end', /\n#+ .*$/],
  ['what JavaScript makes of a value that is no text', /\[object|NaN|(?<!\p{L})(undefined|null)(?!\p{L})/u],
  ['a variable that was left', /\{\{|\}\}|\$t\(/],
  ['a mark that was left', /[\ue000-\uf8ff\ufdd0-\ufdef\ufffd]/],
  ['a double space', /\S {2,}\S/],
  ['a space before punctuation', /[^\s|–] [.,;:!?](?=\s|$)/m],
  ['an empty pair of brackets', /\(\s*\)/],
  ['an item without text', /^(-|\d+\.)[ \t]*$/m],
  ['more than one blank line', /\n{3}/],
  ['a space at the end of a line', /[ \t]$/m],
  ['a word twice in a row', /(?<![\p{L}\p{N}-])(\p{L}{2,}) \1(?![\p{L}\p{N}-])/iu],
];

const content = realContent();

/** The texts of the content that speak of a null MX, or of what a standard leaves undefined. */
const honest = [...content.units.values(), ...content.locales.flatMap(({ units }) => [...units.values()])]
  .map(({ text }) => text)
  .filter((text) => /undefined|null/.test(text));

/** A page outside of what was recorded, which stands as it is, and of those words where a text has them. */
const prose = (page: Rendered): string =>
  page.markdown
    .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, 'recorded')
    .replace(/(?:undefined|null).{4}/g, (found) => (honest.some((text) => text.includes(found)) ? 'honest' : found));

const tags = ['en', ...content.locales.map(({ tag }) => tag)];

test('the project speaks at least two languages and all its codes are rich', () => {
  expect(tags).toEqual(expect.arrayContaining(['en', 'id']));
  for (const { records } of content.protocols)
    for (const record of records.values())
      expect(record).toMatchObject({ summary: expect.any(String), retry: expect.any(String), actor: expect.any(String) });
});

describe.each(tags)('%s', (tag) => {
  const pages = [...pagesOf(content, tag)];
  const read = pages.map((page) => ({ slug: page.article.id, text: prose(page) }));

  test('every page is there once', () => {
    const codes = content.protocols.reduce((total, { codes: { length } }) => total + length, 0);
    expect(pages.filter(({ article }) => article.kind === 'code').length).toBe(codes);
    expect(pages.filter(({ article }) => article.kind === 'comparison').length).toBe((codes * (codes - 1)) / 2);
    expect(new Set(pages.map(({ article }) => article.id)).size).toBe(pages.length);
  });

  test.each(faults)('no page has %s', (_, fault) => {
    const found = read.flatMap(({ slug, text }) => fault.exec(text)?.map((match) => `${slug}: ${match}`) ?? []);
    expect(found).toEqual([]);
  });

  test.each(faults)('no title and no description has %s', (_, fault) => {
    const found = pages.filter(({ title, description }) => fault.test(title) || fault.test(description));
    expect(found.map(({ article }) => article.id)).toEqual([]);
  });

  test('no sentence of a record stands twice on a page', () => {
    const locale = content.locales.find((one) => one.tag === tag);
    const texts = new Map<string, string[]>();
    for (const { id, codes } of content.protocols) {
      for (const code of codes) {
        const sentences = textFields
          .filter((field) => field !== 'name')
          .flatMap((field) => {
            const unit = `${id}.codes.${code}.${field}`;
            return sentencesOf((locale?.units.get(unit) ?? content.units.get(unit))?.text ?? '', tag);
          });
        texts.set(`${id} ${code}`, sentences);
      }
    }
    let compared = 0;
    const found: string[] = [];
    for (const page of pages) {
      if (page.article.kind === 'overview') continue;
      const text = page.markdown.toLowerCase();
      for (const code of page.article.codes) {
        for (const sentence of texts.get(`${page.article.protocol} ${code}`) ?? []) {
          const count = times(text, sentence.toLowerCase());
          compared += count;
          if (count > 1) found.push(`${page.article.id}: ${sentence}`);
        }
      }
    }
    expect(found).toEqual([]);
    // It would hold of pages on which no sentence was ever found.
    expect(compared).toBeGreaterThan(pages.length * 5);
  });

  test('no sentence of any kind stands twice on a comparison', () => {
    const lists = new Set(['glance', 'decision', 'session', 'more']);
    let compared = 0;
    const found = pages
      .filter(({ article }) => article.kind === 'comparison')
      .flatMap(({ article, parts }) => {
        const seen = new Set<string>();
        return blocksIn(article).flatMap(({ part }, index) => {
          if (lists.has(part)) return [];
          const lines = (parts[index] as string).split('\n').filter((line) => !line.startsWith('#'));
          const sentences = lines.flatMap((line) => line.replace(/^\d+\. /, '').split(/(?<=[.!?]) /));
          return sentences.filter((sentence) => {
            if (sentence.split(' ').length < 3) return false;
            compared += 1;
            const isThere = seen.has(sentence);
            seen.add(sentence);
            return isThere;
          });
        });
      });
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(pages.length * 10);
  });

  test('every link to a page beside it leads to one, and every page is linked from another', () => {
    const slugs = new Set(pages.map(({ article }) => article.id));
    expect(danglingLinks(pages)).toEqual([]);
    const linked = new Set(pages.flatMap((page) => linksOf(page)));
    expect([...slugs].filter((slug) => !linked.has(`../${slug}/`))).toEqual(['overview']);
  });

  test('no page links to itself', () => {
    expect(pages.filter((page) => linksOf(page).includes(`../${page.article.id}/`))).toEqual([]);
  });

  test('the pages to be listed are the comparisons that have a verdict and are translated', () => {
    const judged = new Set(content.protocols.flatMap(({ pairs }) => [...pairs.keys()]));
    const expected = pages.filter(({ article }) => !article.draft && judged.has(article.codes.join('-')));
    const ids = (some: readonly Rendered[]): string[] => some.map(({ article }) => article.id);
    expect(ids(pages.filter(({ article }) => article.index))).toEqual(ids(expected));
  });

  test('no page passes English for the language of the page', () => {
    if (tag === 'en') return expect(pages.every(({ article }) => !article.draft)).toBe(true);
    const wrong = pages.filter(({ article: { draft, translation }, markdown }) => {
      const isWhole = translation.untranslated.length === 0;
      const claimsToBe = !draft && translation.coverage === 1;
      return isWhole !== claimsToBe || isWhole === translation.coverage < 1 || (isWhole && markdown.includes('lang="en"'));
    });
    expect(wrong.map(({ article }) => article.id)).toEqual([]);
  });
});
