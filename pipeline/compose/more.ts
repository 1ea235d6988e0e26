import type { PhrasingContent } from 'mdast';
import type { PairRecord, Source } from '../content.ts';
import { composed, type Flow, sequence } from '../fragment/flow.ts';
import type { Leaf } from '../fragment/leaf.ts';
import { Bound, Linked } from '../fragment/leaves.ts';
import { Items, itemsOfBoth, type ListPart, list } from '../fragment/list.ts';
import { constant } from '../fragment/stretch.ts';
import type { Block } from './article.ts';
import { isJudged, type Links, specificationUrl } from './links.ts';
import { namesOfCode, namesOfPair } from './names.ts';
import { titled } from './title.ts';
import type { Code, Codes, Wording } from './wording.ts';

/** Tells where to read on after a comparison: the pages of its codes, the specifications and other sources, the related comparisons. */
export class Further {
  readonly #wording: Wording;
  readonly #links: Links;
  /** By the code's index, as the next. */
  readonly #sources: Items[] = [];
  readonly #related: Related[] = [];
  #ordinary: Block | undefined;

  constructor(wording: Wording, links: Links) {
    this.#wording = wording;
    this.#links = links;
  }

  /**
   * @param judged what is written for the pair: its page names its own sources, and for each code one more comparison that has a verdict
   */
  onPair({ a, b }: Codes, judged?: PairRecord): Block | undefined {
    const links = this.#links;
    if (judged === undefined && links.hasCode(a) && links.hasCode(b) && !this.#haveInCommon(a, b)) return this.#onOrdinary();
    const ofCodes = [a, b].filter((code) => links.hasCode(code)).map((code) => codeItem(this.#wording, code));
    const related = [a, b].flatMap((code) => this.#relatedTo(code, { a, b }, judged !== undefined));
    const items = [...ofCodes, ...this.#sourcesOf(a, b, judged), ...related];
    return items.every((one) => one.leaves().length === 0) ? undefined : { part: 'more', flow: listed(this.#wording, items) };
  }

  /** The list of two that have nothing in common is that of A and that of B. */
  #onOrdinary(): Block {
    this.#ordinary ??= {
      part: 'more',
      flow: composed(
        listed(this.#wording, [
          ...itemsOfBoth((code: Code) => codeItem(this.#wording, code)),
          ...itemsOfBoth((code: Code) => this.#specificationsOf(code)),
          ...itemsOfBoth((code: Code) => this.#relatedOf(code).items),
        ]),
      ),
    };
    return this.#ordinary;
  }

  /** Whether two codes name the same source, or one names the other. */
  #haveInCommon(a: Code, b: Code): boolean {
    return (
      a.record.related?.includes(b.code) === true ||
      b.record.related?.includes(a.code) === true ||
      this.#specificationsOf(a).sharesWith(this.#specificationsOf(b))
    );
  }

  /** What was written for the pair names its own sources; else they are those of the codes, and none is named twice. */
  #sourcesOf(a: Code, b: Code, judged: PairRecord | undefined): readonly Items[] {
    if (judged?.sources !== undefined) return [sourceItems(this.#wording, judged.sources)];
    const ofA = this.#specificationsOf(a);
    return [ofA, ...this.#specificationsOf(b).without((leaf) => ofA.leaves().includes(leaf))];
  }

  /**
   * Links to the comparisons of a code with those that its record names, but for the page's own.
   * @param judged to the first that has a verdict alone
   */
  #relatedTo(code: Code, { a, b }: Codes, judged: boolean): readonly Items[] {
    const { pairs, items } = this.#relatedOf(code);
    const shown = items.without((_, at) => {
      const pair = pairs[at] as Codes;
      return (pair.a === a && pair.b === b) || (judged && !isJudged(this.#wording.protocol, pair));
    });
    return judged ? shown.flatMap((one) => one.each).slice(0, 1) : shown;
  }

  /** All comparisons of a code with those that its record names. */
  #relatedOf(code: Code): Related {
    const { index } = code;
    if (this.#related[index] === undefined) {
      const pairs = this.#links.relatedOf(code);
      this.#related[index] = { pairs, items: new Items(comparisonLinks(this.#wording, pairs)) };
    }
    return this.#related[index];
  }

  #specificationsOf(code: Code): Items {
    const { index } = code;
    this.#sources[index] ??= specificationsOf(this.#wording, code);
    return this.#sources[index];
  }
}

/** The comparisons of a code to read next, and links to them. */
interface Related {
  readonly pairs: readonly Codes[];
  readonly items: Items;
}

/** Where to read on after what is said of one code: the specifications. */
export function moreOnCode(wording: Wording, code: Code): Flow | undefined {
  const items = specificationsOf(wording, code);
  return items.leaves().length === 0 ? undefined : listed(wording, [items]);
}

const listed = (wording: Wording, items: readonly ListPart[]): Flow => sequence([titled(wording, 2, 'more'), list(items)]);

/** A link to the page of a code, whoever that is: pages of one protocol in one locale lie beside each other. */
const toCode = (wording: Wording): Leaf =>
  wording.once(
    'link to a code',
    () => new Linked(wording.say(['code.title']), [constant('../'), ...namesOfCode(wording).id, constant('/')]),
  );

/** A link to the comparison of two codes, whoever these are. */
const toComparison = (wording: Wording): Leaf =>
  wording.once('link to a comparison', () => {
    const address = [constant('../'), ...namesOfPair(wording).id, constant('/')];
    return new Linked(wording.say(['title']), address);
  });

export const codeItem = (wording: Wording, code: Code): Items =>
  wording.each('link', code, () => new Items([new Bound(toCode(wording), { a: code, b: code })]));

/** Links to the comparisons of each two. */
export function comparisonLinks(wording: Wording, pairs: readonly Codes[]): readonly Leaf[] {
  const link = toComparison(wording);
  return pairs.map((pair) => new Bound(link, pair));
}

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
