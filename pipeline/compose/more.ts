import type { PhrasingContent } from 'mdast';
import type { Specification } from '../content.ts';
import { type Flow, heading, type Leaf, list, sequence } from '../flow.ts';
import { link } from '../inline.ts';
import { type Links, slugOf, specificationUrl, urlOf } from './links.ts';
import type { Code, Wording } from './wording.ts';

/** Where to read on: the pages of the codes, the specifications, the related comparisons. */
export function more(wording: Wording, codes: readonly Code[], links: Links): Flow | undefined {
  const [a, b] = codes as [Code, Code | undefined];
  const pages = b === undefined ? [] : codes.filter((code) => links.has(code.code)).map((code) => codeLink(wording, code));
  const specs = unique(
    codes.flatMap((code) => code.record.spec ?? []),
    (spec) => `${spec.document} ${spec.section ?? ''}`,
  );
  const related =
    b === undefined
      ? []
      : unique(
          codes.flatMap((code) => relatedPairs(code, links)),
          slugOfPair,
        ).filter((pair) => slugOfPair(pair) !== slugOf(a, b));
  const items = [
    ...pages,
    ...specs.map((spec) => specificationLink(wording, spec)),
    ...related.map((pair) => comparisonLink(wording, pair)),
  ];
  return items.length === 0 ? undefined : sequence([heading(2, wording.label('heading.more')), list(items, false)]);
}

type Pair = readonly [Code, Code];

const slugOfPair = ([a, b]: Pair): string => slugOf(a, b);

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

function relatedPairs(code: Code, links: Links): Pair[] {
  return links
    .relatedOf(code)
    .map((other): Pair => (other.index < code.index ? [other, code] : [code, other]))
    .filter((pair) => links.has(slugOfPair(pair)));
}

const linked = (leaf: Leaf, slug: string): Leaf => ({ ...leaf, inline: link(urlOf(slug), leaf.inline) });

export const codeLink = (wording: Wording, code: Code): Leaf => linked(wording.say(['code.title'], code), code.code);

export const comparisonLink = (wording: Wording, [a, b]: Pair): Leaf => linked(wording.say(['title'], a, b), slugOf(a, b));

function specificationLink(wording: Wording, { document, section }: Specification): Leaf {
  const url = specificationUrl(document, section);
  const around = (nodes: PhrasingContent[]): PhrasingContent[] =>
    url === undefined ? nodes : [{ type: 'link', url, children: nodes as never }];
  const value = (text: string): PhrasingContent[] => [{ type: 'text', value: text }];
  const key = `spec ${document} ${section ?? ''}`;
  if (section === undefined) return wording.leaf(key, [], () => around(value(document)));
  return wording.leaf(key, ['article.spec.section'], (voice) =>
    around(voice.fillMessage('spec.section', { document: value(document), section: value(section) })),
  );
}
