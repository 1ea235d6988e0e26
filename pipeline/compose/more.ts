import type { PhrasingContent } from 'mdast';
import type { PairRecord, Source } from '../content.ts';
import { type Flow, list, sequence } from '../fragment/flow.ts';
import { link, said } from '../fragment/inline.ts';
import { type Leaf, leaf } from '../fragment/leaf.ts';
import { isJudged, type Links, type Related, slugOf, specificationUrl, urlOf } from './links.ts';
import { titled } from './title.ts';
import type { Code, Codes, Wording } from './wording.ts';

/** A link, and what it leads to. */
interface Item {
  readonly to: string;
  readonly leaf: Leaf;
}

/**
 * Where to read on: the pages of the codes of a comparison, the specifications and other sources, the related comparisons.
 * Undefined where there is nothing.
 * @param judged what is written for the pair: its page names its own sources, and for each code one more comparison that has a verdict
 */
export function more(wording: Wording, codes: readonly Code[], links: Links, judged?: PairRecord): Flow | undefined {
  const items: Item[] = [];
  // Nothing is named twice.
  const add = (item: Item): void => {
    if (!items.some(({ to }) => to === item.to)) items.push(item);
  };
  const [a, b] = codes;
  if (b !== undefined) for (const code of codes) if (links.has(code.code)) add({ to: code.code, leaf: codeLink(wording, code) });
  if (judged?.sources !== undefined) for (const source of judged.sources) add(sourceLink(wording, source));
  else for (const code of codes) for (const source of specificationsOf(wording, code)) add(source);
  if (a !== undefined && b !== undefined) {
    const own = slugOf(a, b);
    for (const code of codes) {
      let shown = relatedLinks(wording, code, links).filter(({ slug }) => slug !== own);
      if (judged !== undefined)
        shown = shown.filter((one) => one.isJudged && !items.some(({ to }) => to === one.slug)).slice(0, 1);
      for (const one of shown) add({ to: one.slug, leaf: one.leaf });
    }
  }
  if (items.length === 0) return undefined;
  const leaves = items.map((item) => item.leaf);
  return sequence([titled(wording, 2, 'more'), list(leaves, false)]);
}

type Pair = readonly [Code, Code];

/** The comparisons of a code with those that its record names. */
function relatedLinks(wording: Wording, code: Code, links: Links): readonly Related[] {
  links.related[code.index] ??= links
    .relatedOf(code)
    .map((other): Pair => (other.index < code.index ? [other, code] : [code, other]))
    .filter((pair) => links.has(slugOf(...pair)))
    .map((pair) => ({
      slug: slugOf(...pair),
      leaf: comparisonLink(wording, pair),
      isJudged: isJudged(wording.protocol, pair),
    }));
  return links.related[code.index] as readonly Related[];
}

/** A link that shows a text about some codes, wherever it stands. */
function linked(one: Leaf, about: Codes, slug: string): Leaf {
  const { inline, tag } = one.voiced(about);
  return leaf(link(urlOf(slug), said(inline, about)), tag, one.origins(about));
}

export const codeLink = (wording: Wording, code: Code): Leaf =>
  wording.each('link', code, () => linked(wording.say(['code.title']), { a: code, b: code }, code.code));

export const comparisonLink = (wording: Wording, [a, b]: Pair): Leaf => linked(wording.say(['title']), { a, b }, slugOf(a, b));

/** The documents that define a code. */
const specificationsOf = (wording: Wording, code: Code): readonly Item[] =>
  wording.each('sources', code, () => (code.record.spec ?? []).map((source) => sourceLink(wording, source)));

const sourceKey = (source: Source): string =>
  'url' in source ? `source ${source.url}` : `source ${source.document} ${source.section ?? ''}`;

/** A source under its own name: the title of a page, or a document and its section, linked where it can be read. */
function sourceLink(wording: Wording, source: Source): Item {
  const to = sourceKey(source);
  if ('url' in source) return { to, leaf: wording.leaf(to, [], () => linkTo(source.url, value(source.title))) };
  const { document, section } = source;
  const url = specificationUrl(document, section);
  const around = (nodes: PhrasingContent[]) => (url === undefined ? nodes : linkTo(url, nodes));
  const units = section === undefined ? [] : ['article.spec.section'];
  return { to, leaf: wording.leaf(to, units, (voice) => around(voice.specification(source))) };
}

const value = (text: string): PhrasingContent[] => [{ type: 'text', value: text }];

const linkTo = (url: string, nodes: PhrasingContent[]): PhrasingContent[] => [{ type: 'link', url, children: nodes as never }];
