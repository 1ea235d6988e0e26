import { posix } from 'node:path';
import { expect } from 'vitest';
import { filesBelow } from '../root.ts';
import type { Expected } from './articles.ts';

/** What a layout of these tests puts on a page: the front matter as the generator has read it, the title, and the rendered text. */
export const body = (title: string, data: string, content: string): string =>
  `<h1>${title}</h1>\n<script type="application/json">${data}</script>\n<main>${content}</main>`;

/** The pages of a built site, by their address without slashes at the ends: `id/http/301-vs-302`. */
export type Site = ReadonlyMap<string, string>;

/** Read a built site; a page is what has a `main`. */
export function readSite(folder: string): Site {
  const pages = Object.entries(filesBelow(folder)).filter(([, text]) => text.includes('<main>'));
  return new Map(pages.map(([path, text]) => [path.replace(/\/index\.html$/, ''), text]));
}

/** Whether these articles and no others are there, each with its title, its front matter and the whole of its text. */
export function expectArticles(site: Site, articles: readonly Expected[]): void {
  expect([...site.keys()].sort()).toEqual(articles.map(({ path }) => path).sort());
  for (const { path, html, ...article } of articles) {
    const page = site.get(path) as string;
    const content = between(page, '<main>', '</main>');
    const data = JSON.parse(between(page, '<script type="application/json">', '</script>')) as Record<string, unknown>;
    expect(decode(between(page, '<h1>', '</h1>')), path).toBe(article.title);
    expect(data, path).toEqual({
      title: article.title,
      description: article.description,
      translationKey: article.key,
      codes: article.codes,
      draft: article.draft,
      index: article.index,
      coverage: article.translation.coverage,
      digest: article.digest,
    });
    expect(textOf(content), path).toBe(textOf(html));
    expect(shapeOf(content), path).toEqual(shapeOf(html));
  }
}

/** The links between pages that lead to none. */
export const brokenLinks = (site: Site): string[] =>
  [...site].flatMap(([path, page]) =>
    linksOf(between(page, '<main>', '</main>'))
      .filter((url) => !url.startsWith('https://'))
      // As a browser does: from the page's address, which ends with a slash.
      .filter((url) => !url.endsWith('/') || !site.has(posix.join(path, url).replace(/\/$/, '')))
      .map((url) => `${path} → ${url}`),
  );

const linksOf = (html: string): string[] => [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, url = '']) => decode(url));

/** How often each kind of element stands there, where the links lead, and how much of it is marked as English. */
function shapeOf(html: string): Record<string, unknown> {
  const tags = ['table', 'tr', 'th', 'td', 'h2', 'h3', 'ul', 'ol', 'li', 'pre', 'code', 'em', 'strong'];
  const counts = tags.map((tag) => [tag, html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0]);
  return { ...Object.fromEntries(counts), links: linksOf(html), english: html.match(/ lang="en"/g)?.length ?? 0 };
}

/** The words of some HTML; generators differ in the white space between blocks. */
const textOf = (html: string): string =>
  decode(html.replace(/<\/?(?:a|code|em|span|strong)(?: [^>]*)?>/g, '').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal));
  });

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`No ${start} in: ${text.slice(0, 500)}`);
  return text.slice(from + start.length, to);
}
