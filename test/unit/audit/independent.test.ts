import { expect, test } from 'vitest';
import { audit } from '../../../pipeline/audit/audit.ts';
import { pagesOf, realContent } from '../../real.ts';
import type { Rendered } from '../../rendered.ts';

/** What a reader sees of the Markdown: no marks, no addresses; of a diagram its labels. */
const words = ({ markdown }: Rendered): string[] =>
  markdown
    .replace(/```mermaid\n([\s\S]*?)\n```/g, (_, source: string) =>
      [...source.matchAll(/"([^"]*)"/g)].map(([, label]) => label).join(' '),
    )
    .replace(/^`{3,}.*$/gm, ' ')
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/\]\([^)\s]*\)/g, ' ')
    .replace(/^\d+\. /gm, ' ')
    .replace(/\\/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

function shingles(page: Rendered): Set<string> {
  const list = words(page);
  return new Set(list.slice(4).map((_, at) => list.slice(at, at + 5).join(' ')));
}

/** How many points two shares may be apart: Markdown is read here with a few patterns, not parsed. */
const tolerance = 0.03;

test.each(['en', 'ko'])('a program that knows Markdown and sets alone measures the same in %s', (tag) => {
  const content = realContent();
  const protocol = content.protocols[0]?.id ?? '';
  const pages = [...pagesOf(content, tag)].filter(({ article }) => article.protocol === protocol);
  const all = pages.map((page) => ({ id: page.article.id, shingles: shingles(page) }));
  const standing = new Map<string, number>();
  for (const { shingles: set } of all) for (const one of set) standing.set(one, (standing.get(one) ?? 0) + 1);

  const [found] = [...audit(content, { locales: [tag], protocols: [protocol] })];
  expect(found?.articles).toBe(pages.length);
  const measured = new Map(found?.measured.map((one) => [one.id, one]));
  const listed = pages.filter(({ article }) => article.index).slice(0, 12);
  const spread = pages.filter((_, index) => index % Math.ceil(pages.length / 20) === 0);
  const sample = [...new Set([...listed, ...spread])].filter(({ article }) => measured.has(article.id));
  expect(sample.length).toBeGreaterThan(10);

  for (const { article } of sample) {
    const { id } = article;
    const mine = all.find((one) => one.id === id)?.shingles ?? new Set<string>();
    const own = [...mine].filter((one) => standing.get(one) === 1).length / mine.size;
    const most = Math.max(
      ...all.filter((one) => one.id !== id).map((one) => [...mine].filter((shingle) => one.shingles.has(shingle)).length),
    );
    const measures = measured.get(id);
    expect(Math.abs((measures?.own ?? -1) - own), `own share of ${id}`).toBeLessThanOrEqual(tolerance);
    expect(Math.abs((measures?.containment ?? -1) - most / mine.size), `containment of ${id}`).toBeLessThanOrEqual(tolerance);
  }
});
