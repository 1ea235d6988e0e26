import { beforeAll, describe, expect, test } from 'vitest';
import { buildArticles, type Expected } from './articles.ts';
import { makeFolder } from './folder.ts';
import { brokenLinks, expectArticles, readSite, type Site } from './site.ts';

/** A site generator with a site that has the layout of `body`. */
export interface Generator {
  /** Whatever is done once. */
  readonly prepare?: () => void;
  /**
   * Make a site of a folder of articles, which it reads unchanged.
   * @param drafts whether drafts are shown
   * @returns the folder with the site
   */
  readonly build: (articles: string, drafts: boolean) => string;
}

/** What holds of every site generator that docs/site-generators.md describes. */
export function readsArticles(name: string, generator: Generator): void {
  describe(name, () => {
    let articles: readonly Expected[];
    let complete: readonly Expected[];
    let withDrafts: Site;
    let published: Site;
    let omitted: Site;

    beforeAll(async () => {
      generator.prepare?.();
      const marked = await buildArticles(makeFolder(), 'mark');
      articles = marked.articles;
      withDrafts = readSite(generator.build(marked.files, true));
      published = readSite(generator.build(marked.files, false));
      const without = await buildArticles(makeFolder(), 'omit');
      complete = without.articles;
      omitted = readSite(generator.build(without.files, false));
    });

    test('renders every article whole', () => {
      expect(articles).toHaveLength(2 * 56);
      expectArticles(withDrafts, articles);
    });

    test('finds a page behind every link', () => {
      expect(brokenLinks(withDrafts)).toEqual([]);
    });

    test('links the languages of a page to each other', () => {
      for (const { path } of articles) {
        const [locale, ...rest] = path.split('/');
        const other = locale === 'en' ? 'id' : 'en';
        const address = `/${other}/${rest.join('/')}/`;
        expect(withDrafts.get(path), path).toContain(`<link rel="alternate" hreflang="${other}" href="${address}">`);
      }
    });

    test('leaves drafts out, and with them every link to them', () => {
      const finished = articles.filter(({ draft }) => !draft);
      expect(finished.length).toBeGreaterThan(56);
      expect(finished.length).toBeLessThan(articles.length);
      expectArticles(published, finished);
      expect(brokenLinks(published)).toEqual([]);
    });

    test('finds a page behind every link where what lacks a translation is omitted', () => {
      expect(complete.some(({ path }) => path.startsWith('id/'))).toBe(true);
      expectArticles(omitted, complete);
      expect(brokenLinks(omitted)).toEqual([]);
    });
  });
}
