import type { PhrasingContent } from 'mdast';
import type { PairRecord, Source } from '../content.ts';
import { type Flow, list, sequence } from '../fragment/flow.ts';
import { Link } from '../fragment/inline.ts';
import { Leaf, type Origin, type Voiced } from '../fragment/leaf.ts';
import { isJudged, type Links, type Pair, type Related, slugOf, specificationUrl, urlOf } from './links.ts';
import { titled } from './title.ts';
import type { Code, Codes, Wording } from './wording.ts';

/**
 * Where to read on: the pages of the codes of a comparison, the specifications and other sources, the related comparisons.
 * Undefined where there is nothing.
 * @param judged what is written for the pair: its page names its own sources, and for each code one more comparison that has a verdict
 */
export function more(wording: Wording, codes: readonly Code[], links: Links, judged?: PairRecord): Flow | undefined {
  // Nothing is named twice: what is the same is the same leaf.
  const leaves: Leaf[] = [];
  const add = (leaf: Leaf): boolean => {
    if (leaves.includes(leaf)) return false;
    leaves.push(leaf);
    return true;
  };
  const [a, b] = codes;
  if (b !== undefined) for (const code of codes) if (links.hasCode(code)) add(codeLink(wording, code));
  if (judged?.sources !== undefined) for (const source of judged.sources) add(sourceLink(wording, source));
  else for (const code of codes) for (const source of specificationsOf(wording, code)) add(source);
  if (a !== undefined && b !== undefined) {
    for (const code of codes) {
      for (const { pair, leaf } of relatedLinks(wording, code, links)) {
        const isOwn = pair[0] === a && pair[1] === b;
        if (isOwn || (judged !== undefined && !isJudged(wording.protocol, pair))) continue;
        if (add(leaf) && judged !== undefined) break;
      }
    }
  }
  return leaves.length === 0 ? undefined : sequence([titled(wording, 2, 'more'), list(leaves, false)]);
}

/** The comparisons of a code with those that its record names. */
function relatedLinks(wording: Wording, code: Code, links: Links): readonly Related[] {
  links.related[code.index] ??= links.relatedOf(code).map((pair) => ({ pair, leaf: comparisonLink(wording, pair, true) }));
  return links.related[code.index] as readonly Related[];
}

/** A link that shows a text about some codes, wherever it stands. A class, since there is one for each pair on the pages of two codes. */
class PageLink extends Leaf {
  readonly #shown: Leaf;
  readonly #about: Codes;

  /** @param isKept for a link that stands on many pages */
  constructor(shown: Leaf, about: Codes, isKept: boolean) {
    super(isKept ? 'no one' : undefined);
    this.#shown = shown;
    this.#about = about;
  }

  voiced(): Voiced {
    const { a, b } = this.#about;
    const { inline, tag } = this.#shown.voiced(this.#about);
    return { inline: new Link(urlOf(a === b ? a.code : slugOf(a, b)), inline, this.#about), tag };
  }

  origins(): readonly Origin[] {
    return this.#shown.origins(this.#about);
  }
}

export const codeLink = (wording: Wording, code: Code): Leaf =>
  wording.each('link', code, () => new PageLink(wording.say(['code.title']), { a: code, b: code }, true));

/** @param isKept for a link that stands on many pages */
export const comparisonLink = (wording: Wording, [a, b]: Pair, isKept = false): Leaf =>
  new PageLink(wording.say(['title']), { a, b }, isKept);

/** The documents that define a code. */
const specificationsOf = (wording: Wording, code: Code): readonly Leaf[] =>
  wording.each('sources', code, () => (code.record.spec ?? []).map((source) => sourceLink(wording, source)));

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
