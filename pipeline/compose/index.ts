import type { Config, Protocol } from '../content.ts';
import { comparing, pairsOf } from '../pairs.ts';
import type { Translation } from '../translate.ts';
import type { Article } from './article.ts';
import { codePage } from './code-page.ts';
import { Comparisons } from './comparison.ts';
import { type Links, slugOf } from './links.ts';
import { Further } from './more.ts';
import { overview } from './overview.ts';
import { settingsOf } from './settings.ts';
import { type Code, type Codes, Wording } from './wording.ts';

export { type Article, type Block, blocksIn } from './article.ts';
export { pageId } from './links.ts';

/**
 * The pages of one protocol in one locale, one after the other: the overview, the codes, the comparisons. None is kept.
 * @param isWanted leaves out the others; it is told which codes a page is about, none for the overview
 */
export function* compose(
  protocol: Protocol,
  protocols: readonly Protocol[],
  config: Config,
  translation: Translation,
  isWanted: (codes: readonly string[]) => boolean = () => true,
): Generator<Article> {
  const codes = protocol.codes.map(
    (code, index): Code => ({ index, code, record: protocol.records.get(code) as Code['record'] }),
  );
  const byCode = new Map(codes.map((code) => [code.code, code]));
  const among: Among = { codes, byCode, isCompared: comparing(protocol, config, protocols) };

  const settings = settingsOf(config);
  const wording = new Wording(protocol, translation);
  const comparisons = new Comparisons(wording, codes, settings);
  const pages = function* (links: Links, isAmong: typeof isWanted): Generator<Article> {
    const further = new Further(wording, links);
    if (isAmong([])) yield overview(wording, codes, links, settings);
    for (const code of codes) if (isAmong([code.code])) yield codePage(wording, code, links, settings);
    for (const pair of pairsOf(protocol, config, protocols)) {
      if (!isAmong(pair)) continue;
      const [a, b] = pair;
      yield comparisons.compose(byCode.get(a) as Code, byCode.get(b) as Code, further);
    }
  };
  const all = linksAmong(among);
  const finished = finishedPages(wording, (only) => pages(linksAmong(among, only), () => true));
  if (finished === 'all') return yield* pages(all, isWanted);

  const drafts = translation.fallback === 'mark' ? pages(all, isWanted) : undefined;
  for (const article of pages(linksAmong(among, finished), isWanted)) {
    const draft = drafts?.next().value;
    if (finished.has(article.id)) yield article;
    else if (draft !== undefined) yield draft;
  }
}

/** The codes of each page that there could be, in the order of the pages: of those, a locale under "omit" has the finished ones. */
export function* pagesOf(protocol: Protocol, protocols: readonly Protocol[], config: Config): Generator<readonly string[]> {
  yield [];
  for (const code of protocol.codes) yield [code];
  yield* pairsOf(protocol, config, protocols);
}

/** How many pages there could be. */
export function countPages(protocol: Protocol, protocols: readonly Protocol[], config: Config): number {
  let count = 0;
  for (const _ of pagesOf(protocol, protocols, config)) count += 1;
  return count;
}

/**
 * The ids of the pages that are wholly translated. Such a page links to such pages alone: where drafts are not published, a link to one
 * leads nowhere. A page is judged first without its links, whose names are the other pages' affair, then with those that can stand.
 */
function finishedPages(
  { isTranslated }: Wording,
  pagesWith: (links: ReadonlySet<string>) => Iterable<Article>,
): ReadonlySet<string> | 'all' {
  if (isTranslated) return 'all';
  let finished: ReadonlySet<string> = new Set();
  for (let round = 0; round < 2; round += 1) {
    const ids = new Set<string>();
    for (const { id: page, codes, translation } of pagesWith(finished)) {
      // An index of no code is no page yet.
      if (translation.untranslated.length === 0 && (codes.length > 0 || round === 0)) ids.add(page);
    }
    finished = ids;
    if (finished.size === 0) break;
  }
  return finished;
}

/** The codes that there are, in their order, and which of them are compared. */
interface Among {
  readonly codes: readonly Code[];
  readonly byCode: ReadonlyMap<string, Code>;
  readonly isCompared: (one: string, other: string) => boolean;
}

/** @param only the pages that there are; all by default */
function linksAmong({ codes, byCode, isCompared }: Among, only?: ReadonlySet<string>): Links {
  const among = (code: Code, others: readonly Code[]): Codes[] => {
    const pairs: Codes[] = [];
    for (const other of others) {
      if (other === code || !isCompared(code.code, other.code)) continue;
      const pair = other.index < code.index ? { a: other, b: code } : { a: code, b: other };
      if (only === undefined || only.has(slugOf(pair.a, pair.b))) pairs.push(pair);
    }
    return pairs;
  };
  return {
    hasCode: ({ code }) => only === undefined || only.has(code),
    comparisonsOf: (code) => among(code, codes),
    relatedOf: (code) =>
      among(
        code,
        (code.record.related ?? []).flatMap((other) => byCode.get(other) ?? []),
      ),
  };
}
