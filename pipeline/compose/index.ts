import type { Config, Protocol } from '../content.ts';
import { pairsOf } from '../pairs.ts';
import type { Translation } from '../translate.ts';
import type { Article } from './article.ts';
import { codePage } from './code-page.ts';
import { comparison } from './comparison.ts';
import { type Links, slugOf } from './links.ts';
import { overview } from './overview.ts';
import { type Code, Wording } from './wording.ts';

export { type Article, articleDigest } from './article.ts';

/** All pages of one protocol in one locale, one after the other: the overview, the codes, the comparisons. None is kept. */
export function* compose(
  protocol: Protocol,
  protocols: readonly Protocol[],
  config: Config,
  translation: Translation,
): Generator<Article> {
  const codes = protocol.codes.map(
    (code, index): Code => ({ index, code, record: protocol.records.get(code) as Code['record'] }),
  );
  const byCode = new Map(codes.map((code) => [code.code, code]));
  const pairs = [...pairsOf(protocol, config, protocols)].map(
    ([a, b]) => [byCode.get(a) as Code, byCode.get(b) as Code] as const,
  );

  const pages = function* (links: Links): Generator<Article> {
    // What is said once and kept may hold links, so no wording serves two sets of them.
    const wording = new Wording(protocol, translation);
    yield overview(wording, codes, links);
    for (const code of codes) yield codePage(wording, code, links);
    for (const [a, b] of pairs) yield comparison(wording, a, b, links);
  };
  if (translation.fallback === 'mark') return yield* pages(linksAmong(codes, byCode, pairs));

  // What lacks a translation is left out, and so is every link to it. A page is judged first without its links, whose names are the
  // other pages' affair, then with those that can stand; with fewer links than that it lacks nothing more.
  const isComplete = (article: Article): boolean => article.translation.untranslated.length === 0;
  let complete = new Set<string>();
  for (let round = 0; round < 2; round += 1) {
    const slugs = new Set<string>();
    for (const article of pages(linksAmong(codes, byCode, pairs, complete))) if (isComplete(article)) slugs.add(article.slug);
    complete = slugs;
  }
  for (const article of pages(linksAmong(codes, byCode, pairs, complete))) if (isComplete(article)) yield article;
}

type Pairs = readonly (readonly [Code, Code])[];

function linksAmong(codes: readonly Code[], byCode: ReadonlyMap<string, Code>, pairs: Pairs, only?: ReadonlySet<string>): Links {
  const slugs = only ?? new Set([...codes.map((code) => code.code), ...pairs.map(([a, b]) => slugOf(a, b))]);
  const comparisons = new Map<Code, (readonly [Code, Code])[]>(codes.map((code) => [code, []]));
  for (const pair of pairs) if (slugs.has(slugOf(...pair))) for (const code of pair) comparisons.get(code)?.push(pair);
  return {
    has: (slug) => slugs.has(slug),
    comparisonsOf: (code) => comparisons.get(code) ?? [],
    relatedOf: (code) => (code.record.related ?? []).flatMap((other) => byCode.get(other) ?? []),
  };
}
