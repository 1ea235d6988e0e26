import type { PhrasingContent } from 'mdast';
import type { PairRecord, Source } from '../content.ts';
import { composed, type Flow, sequence } from '../fragment/flow.ts';
import type { Leaf } from '../fragment/leaf.ts';
import { Bound, Linked } from '../fragment/leaves.ts';
import { Items, itemsOf, type ListPart, list } from '../fragment/list.ts';
import { Piece } from '../fragment/piece.ts';
import { constant, gathered, OfOne, type Stretch } from '../fragment/stretch.ts';
import { isJudged, type Links, type Pair, type Related, specificationUrl } from './links.ts';
import { titled } from './title.ts';
import type { Code, Codes, Wording } from './wording.ts';

/**
 * Where to read on after a comparison: the pages of its codes, the specifications and other sources, the related comparisons.
 * @param judged what is written for the pair: its page names its own sources, and for each code one more comparison that has a verdict
 */
export function moreOnPair(wording: Wording, { a, b }: Codes, links: Links, judged?: PairRecord): Flow | undefined {
  if (judged === undefined && links.hasCode(a) && links.hasCode(b) && !haveInCommon(wording, a, b)) {
    links.made.ordinary ??= ordinary(wording, links);
    return links.made.ordinary;
  }
  const ofCodes = [a, b].filter((code) => links.hasCode(code)).map((code) => codeItem(wording, code));
  const related = [a, b].flatMap((code) => relatedTo(wording, code, links, [a, b], judged !== undefined));
  const items = [...ofCodes, ...sourcesOf(wording, a, b, judged), ...related];
  return items.every((one) => one.leaves().length === 0) ? undefined : listed(wording, items);
}

/** Where to read on after what is said of one code: the specifications. */
export function moreOnCode(wording: Wording, code: Code): Flow | undefined {
  const items = specificationsOf(wording, code);
  return items.leaves().length === 0 ? undefined : listed(wording, [items]);
}

/** The list of two that have nothing in common is that of A and that of B. */
function ordinary(wording: Wording, links: Links): Flow {
  const items = [codeItem, specificationsOf, relatedOf].flatMap((itemsFor) =>
    (['a', 'b'] as const).map((side) => itemsOf<Code>(side, (code) => itemsFor(wording, code, links))),
  );
  return composed(listed(wording, items));
}

const listed = (wording: Wording, items: readonly ListPart[]): Flow => sequence([titled(wording, 2, 'more'), list(items)]);

/** Whether two codes name the same source, or one names the other. */
const haveInCommon = (wording: Wording, a: Code, b: Code): boolean =>
  a.record.related?.includes(b.code) === true ||
  b.record.related?.includes(a.code) === true ||
  specificationsOf(wording, a).sharesWith(specificationsOf(wording, b));

/** What was written for the pair names its own sources; else they are those of the codes, and none is named twice. */
function sourcesOf(wording: Wording, a: Code, b: Code, judged: PairRecord | undefined): readonly Items[] {
  if (judged?.sources !== undefined) return [sourceItems(wording, judged.sources)];
  const ofA = specificationsOf(wording, a);
  return [ofA, ...specificationsOf(wording, b).without((leaf) => ofA.leaves().includes(leaf))];
}

/**
 * Links to the comparisons of a code with those that its record names, but for the page's own.
 * @param judged to the first that has a verdict alone
 */
function relatedTo(wording: Wording, code: Code, links: Links, [a, b]: Pair, judged: boolean): readonly Items[] {
  const { pairs, items } = allRelated(wording, code, links);
  const shown = items.without((_, at) => {
    const pair = pairs[at] as Pair;
    return (pair[0] === a && pair[1] === b) || (judged && !isJudged(wording.protocol, pair));
  });
  return judged ? shown.flatMap((one) => one.each).slice(0, 1) : shown;
}

/** All comparisons of a code with those that its record names. */
function allRelated(wording: Wording, code: Code, links: Links): Related {
  const make = (): Related => {
    const pairs = links.relatedOf(code);
    return { pairs, items: new Items(pairs.map((pair) => comparisonLink(wording, pair))) };
  };
  links.made.related[code.index] ??= make();
  return links.made.related[code.index] as Related;
}

const relatedOf = (wording: Wording, code: Code, links: Links): Items => allRelated(wording, code, links).items;

const codeOf = (side: 'a' | 'b'): Stretch => new OfOne<Code>(side, ({ code }) => new Piece(code));

/** A link to the page of a code, whoever that is: pages of one protocol in one locale lie beside each other. */
const toCode = (wording: Wording): Leaf =>
  wording.once('link to a code', () => new Linked(wording.say(['code.title']), [constant('../'), codeOf('a'), constant('/')]));

/** A link to the comparison of two codes, whoever these are. */
const toComparison = (wording: Wording): Leaf =>
  wording.once('link to a comparison', () => {
    const address = [constant('../'), codeOf('a'), constant('-vs-'), codeOf('b'), constant('/')];
    return new Linked(wording.say(['title']), gathered(address));
  });

export const codeItem = (wording: Wording, code: Code): Items =>
  wording.each('link', code, () => new Items([new Bound(toCode(wording), { a: code, b: code })]));

export const comparisonLink = (wording: Wording, [a, b]: Pair): Leaf => new Bound(toComparison(wording), { a, b });

/** The documents that define a code. */
const specificationsOf = (wording: Wording, code: Code): Items =>
  wording.each('sources', code, () => sourceItems(wording, code.record.spec ?? []));

/** Each source once: what is the same is the same leaf. */
const sourceItems = (wording: Wording, sources: readonly Source[]): Items =>
  new Items([...new Set(sources.map((source) => sourceLink(wording, source)))]);

const sourceKey = (source: Source): string =>
  'url' in source ? `source ${source.url}` : `source ${source.document} ${source.section ?? ''}`;

/** A source under its own name: the title of a page, or a document and its section, linked where it can be read. */
function sourceLink(wording: Wording, source: Source): Leaf {
  const key = sourceKey(source);
  if ('url' in source) return wording.leaf(key, [], () => linkTo(source.url, value(source.title)));
  const { document, section } = source;
  const url = specificationUrl(document, section);
  const around = (nodes: PhrasingContent[]) => (url === undefined ? nodes : linkTo(url, nodes));
  const units = section === undefined ? [] : ['article.spec.section'];
  return wording.leaf(key, units, (voice) => around(voice.specification(source)));
}

const value = (text: string): PhrasingContent[] => [{ type: 'text', value: text }];

const linkTo = (url: string, nodes: PhrasingContent[]): PhrasingContent[] => [{ type: 'link', url, children: nodes as never }];
