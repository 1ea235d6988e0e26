import type { PhrasingContent } from 'mdast';
import type { PairRecord, Source } from '../content.ts';
import { type Flow, type Leaf, list, sequence } from '../fragment/flow.ts';
import { link } from '../fragment/inline.ts';
import { isJudged, type Links, slugOf, specificationUrl, urlOf } from './links.ts';
import { titled } from './title.ts';
import type { Code, Wording } from './wording.ts';

/**
 * Where to read on: the pages of the codes of a comparison, the specifications and other sources, the related comparisons.
 * Undefined where there is nothing.
 * @param judged what is written for the pair: its page names its own sources, and for each code one more comparison that has a verdict
 */
export function more(wording: Wording, codes: readonly Code[], links: Links, judged?: PairRecord): Flow | undefined {
  // By what each leads to, so that nothing is named twice.
  const items = new Map<string, Leaf>();
  const [a, b] = codes;
  if (b !== undefined) for (const code of codes) if (links.has(code.code)) items.set(code.code, codeLink(wording, code));
  for (const source of judged?.sources ?? codes.flatMap((code) => code.record.spec ?? [])) {
    items.set(sourceKey(source), sourceLink(wording, source));
  }
  if (a !== undefined && b !== undefined) {
    for (const code of codes) {
      const related = relatedLinks(wording, code, links).filter(({ slug }) => slug !== slugOf(a, b));
      const shown =
        judged === undefined ? related : related.filter(({ slug, isJudged }) => isJudged && !items.has(slug)).slice(0, 1);
      for (const { slug, leaf } of shown) items.set(slug, leaf);
    }
  }
  return items.size === 0 ? undefined : sequence([titled(wording, 2, 'more'), list([...items.values()], false)]);
}

type Pair = readonly [Code, Code];

interface Related {
  readonly slug: string;
  readonly leaf: Leaf;
  readonly isJudged: boolean;
}

/** The comparisons of a code with those that its record names. */
const relatedLinks = (wording: Wording, code: Code, links: Links): readonly Related[] =>
  wording.once(`related ${code.code}`, () =>
    links
      .relatedOf(code)
      .map((other): Pair => (other.index < code.index ? [other, code] : [code, other]))
      .filter((pair) => links.has(slugOf(...pair)))
      .map((pair) => ({
        slug: slugOf(...pair),
        leaf: comparisonLink(wording, pair),
        isJudged: isJudged(wording.protocol, pair),
      })),
  );

const linked = (leaf: Leaf, slug: string): Leaf => ({ ...leaf, inline: link(urlOf(slug), leaf.inline) });

export const codeLink = (wording: Wording, code: Code): Leaf =>
  wording.once(`link ${code.code}`, () => linked(wording.say(['code.title'], code), code.code));

export const comparisonLink = (wording: Wording, [a, b]: Pair): Leaf => linked(wording.say(['title'], a, b), slugOf(a, b));

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
