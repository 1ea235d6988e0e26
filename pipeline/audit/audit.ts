import { type Article, compose } from '../compose/index.ts';
import type { Content, Protocol } from '../content.ts';
import { formats } from '../formats/index.ts';
import type { Flow } from '../fragment/flow.ts';
import { type Selection, select } from '../select.ts';
import { type Translation, translate } from '../translate.ts';
import { languageTest } from './language.ts';
import { type Overlap, overlaps, repetitionOf, type Shingled } from './overlap.ts';
import { type Passage, passagesOf } from './passages.ts';
import { cuttingOf, shinglesOf, Vocabulary } from './shingles.ts';
import { sourcedShare } from './sources.ts';

/** What an article is worth to a reader who has read the others: shares from 0 to 1. */
export interface Measures extends Overlap {
  /** Of its shingles that stand in it a second time. */
  readonly repetition: number;
  /** Of its longer passages that are in the page's language; 1 where there is none. */
  readonly language: number;
  /** Of its texts that are translated. */
  readonly coverage: number;
  /** Of its claims that name their source. */
  readonly sourced: number;
}

export interface Audited extends Measures, Pick<Article, 'id' | 'key' | 'kind' | 'codes' | 'index'> {}

/** The articles of one protocol in one locale. */
export interface Audit {
  readonly locale: string;
  readonly protocol: string;
  /** How many there are. */
  readonly articles: number;
  /** Every article that search engines should list, and of the others as many as can be measured at once, evenly spread. */
  readonly measured: readonly Audited[];
}

/** How many articles are measured at once, which bounds the memory: some 40 KB each. */
const mostAtOnce = 2000;

/**
 * Measure the articles of each selected locale and protocol, one after the other. Nothing is written.
 * @param atOnce how many articles are measured at once; of those that are not to be listed no more are measured
 * @throws UsageError where a name is unknown
 */
export function audit(content: Content, selection: Selection, atOnce = mostAtOnce): Iterable<Audit> {
  const { locales, protocols } = select(content, selection, formats);
  return (function* () {
    for (const translation of translate(content, locales)) {
      for (const protocol of protocols) yield auditOne(content, protocol, translation, atOnce);
    }
  })();
}

function auditOne(content: Content, protocol: Protocol, translation: Translation, atOnce: number): Audit {
  const pages = () => compose(protocol, content.protocols, content.config, translation);
  const { tag } = translation.own;
  const reader = new Reader(tag);
  const { chosen, total } = choose(pages(), atOnce);
  const measured: Audited[] = [];
  for (let start = 0; start < chosen.length; start += atOnce) {
    const batch = new Set(chosen.slice(start, start + atOnce));
    const texts: Shingled[] = [];
    const found: Omit<Audited, keyof Overlap>[] = [];
    for (const article of pages()) {
      if (!batch.has(article.id)) continue;
      const shingles = reader.shingles(article);
      texts.push({ id: article.id, shingles });
      const { id, key, kind, codes, index } = article;
      const [repetition, language] = [repetitionOf(shingles), reader.language(article)];
      const { coverage } = article.translation;
      found.push({ id, key, kind, codes, index, repetition, language, coverage, sourced: sourcedShare(article, protocol) });
    }
    const all = batch.size === total ? texts : shingled(pages(), reader);
    const shared = overlaps(texts, all);
    for (const one of found) measured.push({ ...one, ...(shared.get(one.id) as Overlap) });
  }
  return { locale: tag, protocol: protocol.id, articles: total, measured };
}

/** Which articles to measure: all that are to be listed, and others up to the number that can be measured at once. */
function choose(pages: Iterable<Article>, atOnce: number): { chosen: string[]; total: number } {
  const listed: string[] = [];
  const others: string[] = [];
  for (const { id, index } of pages) (index ? listed : others).push(id);
  const room = Math.max(0, Math.min(others.length, atOnce - listed.length));
  const spread = Array.from({ length: room }, (_, index) => others[Math.floor((index * others.length) / room)] as string);
  return { chosen: [...listed, ...spread], total: listed.length + others.length };
}

function* shingled(pages: Iterable<Article>, reader: Reader): Generator<Shingled> {
  for (const article of pages) yield { id: article.id, shingles: reader.shingles(article) };
}

/** Reads articles of one locale. What stands in many of them is read once. */
class Reader {
  readonly #vocabulary: Vocabulary;
  readonly #isInLanguage: (passage: Passage) => boolean | undefined;
  readonly #numbers = new WeakMap<Flow, number[]>();
  readonly #languages = new WeakMap<Flow, readonly (boolean | undefined)[]>();

  constructor(tag: string) {
    this.#vocabulary = new Vocabulary(cuttingOf(tag));
    this.#isInLanguage = languageTest(tag);
  }

  shingles({ blocks, about }: Article): Float64Array {
    const numbers = blocks.flatMap(({ flow }) =>
      kept(this.#numbers, flow, () => passagesOf(flow, about).flatMap(({ text }) => this.#vocabulary.numbersOf(text))),
    );
    return shinglesOf(numbers, this.#vocabulary.cutting.size);
  }

  /** The links at the end are names of pages and documents, which keep the language that they have. */
  language({ blocks, about }: Article): number {
    const said = blocks
      .filter(({ part }) => part !== 'more')
      .flatMap(({ flow }) => kept(this.#languages, flow, () => passagesOf(flow, about).map(this.#isInLanguage)))
      .filter((one) => one !== undefined);
    return said.length === 0 ? 1 : said.filter(Boolean).length / said.length;
  }
}

function kept<T>(cache: WeakMap<Flow, T>, flow: Flow, make: () => T): T {
  if (flow.isShared !== true) return make();
  let value = cache.get(flow);
  if (value === undefined) {
    value = make();
    cache.set(flow, value);
  }
  return value;
}
