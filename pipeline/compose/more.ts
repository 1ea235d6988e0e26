import type { PhrasingContent } from 'mdast';
import type { Specification } from '../content.ts';
import { type Flow, type Leaf, list, sequence } from '../flow.ts';
import { link } from '../inline.ts';
import { type Links, slugOf, specificationUrl, urlOf } from './links.ts';
import { titled } from './title.ts';
import type { Code, Wording } from './wording.ts';

/** Where to read on: the pages of the codes, the specifications, the related comparisons. Undefined where there is nothing. */
export function more(wording: Wording, codes: readonly Code[], links: Links): Flow | undefined {
  const isComparison = codes.length > 1;
  const own = isComparison ? codes.map((code) => code.code).join('-vs-') : undefined;
  const items = new Map<string, Leaf>();
  for (const code of codes) if (isComparison && links.has(code.code)) items.set(code.code, codeLink(wording, code));
  for (const code of codes)
    for (const spec of code.record.spec ?? []) items.set(specificationKey(spec), specificationLink(wording, spec));
  for (const code of codes) {
    if (!isComparison) break;
    for (const [slug, leaf] of relatedLinks(wording, code, links)) if (slug !== own) items.set(slug, leaf);
  }
  return items.size === 0 ? undefined : sequence([titled(wording, 2, 'more'), list([...items.values()], false)]);
}

type Pair = readonly [Code, Code];

/** The comparisons of a code with those that its record names, by their slugs. */
const relatedLinks = (wording: Wording, code: Code, links: Links): readonly (readonly [slug: string, Leaf])[] =>
  wording.once(`related ${code.code}`, () =>
    links
      .relatedOf(code)
      .map((other): Pair => (other.index < code.index ? [other, code] : [code, other]))
      .filter((pair) => links.has(slugOf(...pair)))
      .map((pair) => [slugOf(...pair), comparisonLink(wording, pair)] as const),
  );

const linked = (leaf: Leaf, slug: string): Leaf => ({ ...leaf, inline: link(urlOf(slug), leaf.inline) });

export const codeLink = (wording: Wording, code: Code): Leaf =>
  wording.once(`link ${code.code}`, () => linked(wording.say(['code.title'], code), code.code));

export const comparisonLink = (wording: Wording, [a, b]: Pair): Leaf => linked(wording.say(['title'], a, b), slugOf(a, b));

const specificationKey = ({ document, section }: Specification): string => `spec ${document} ${section ?? ''}`;

function specificationLink(wording: Wording, spec: Specification): Leaf {
  const { document, section } = spec;
  const url = specificationUrl(document, section);
  const around = (nodes: PhrasingContent[]): PhrasingContent[] =>
    url === undefined ? nodes : [{ type: 'link', url, children: nodes as never }];
  const value = (text: string): PhrasingContent[] => [{ type: 'text', value: text }];
  const key = specificationKey(spec);
  if (section === undefined) return wording.leaf(key, [], () => around(value(document)));
  return wording.leaf(key, ['article.spec.section'], (voice) =>
    around(voice.fillMessage('spec.section', { document: value(document), section: value(section) })),
  );
}
