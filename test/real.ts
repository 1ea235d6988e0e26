import { fileURLToPath } from 'node:url';
import { check } from '../pipeline/check.ts';
import { type Article, blocksIn, compose } from '../pipeline/compose/index.ts';
import type { Content } from '../pipeline/content.ts';
import { readFolder } from '../pipeline/read.ts';
import { translate } from '../pipeline/translate.ts';
import { type Rendered, rendered } from './rendered.ts';

let content: Content | undefined;

/** The project's own content, read once in a test file. */
export function realContent(): Content {
  content ??= check(readFolder(fileURLToPath(new URL('..', import.meta.url)))).content;
  return content;
}

/** All pages of one locale, as the build renders them. */
export function* pagesOf(given: Content, tag: string): Generator<Rendered> {
  for (const translation of translate(given, [tag])) {
    for (const protocol of given.protocols) {
      for (const article of compose(protocol, given.protocols, given.config, translation)) yield rendered(article);
    }
  }
}

/** One page, by its slug. */
export function pageOf(given: Content, tag: string, slug: string): Rendered {
  for (const page of pagesOf(given, tag)) if (page.article.id === slug) return page;
  throw new Error(`No page ${slug} in ${tag}`);
}

/** The text of the blocks of one part, in Markdown. */
export const partsOf = (page: Rendered, part: Article['blocks'][number]['part']): string[] =>
  blocksIn(page.article).flatMap((block, index) => (block.part === part ? [page.parts[index] as string] : []));

/** The targets of the links of a page that lead to pages beside it. */
export const linksOf = ({ markdown }: Rendered): string[] =>
  [...markdown.matchAll(/\]\(([^)]*)\)/g)].map(([, url = '']) => url).filter((url) => !url.startsWith('https://'));

/** The links of some pages that lead to none of them. */
export function danglingLinks(pages: readonly Rendered[]): string[] {
  const there = new Set(pages.map(({ article }) => `../${article.id}/`));
  return pages.flatMap((page) =>
    linksOf(page)
      .filter((url) => !there.has(url))
      .map((url) => `${page.article.id} → ${url}`),
  );
}
