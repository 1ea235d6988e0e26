import type { PhrasingContent, RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import type { Protocol, Specification } from '../content.ts';
import { blocks, type Flow, keepRendered } from '../fragment/flow.ts';
import { whole } from '../fragment/inline.ts';
import { type Leaf, type Origin, wordsOf } from '../fragment/leaf.ts';
import { Each, Label, OfEach } from '../fragment/leaves.ts';
import { flowOf } from '../fragment/markdown.ts';
import type { Side } from '../fragment/parts.ts';
import type { Tag } from '../fragment/place.ts';
import { Runs } from '../fragment/spoken.ts';
import { directionOf } from '../language.ts';
import type { Translation } from '../translate.ts';
import { type Clause, type Codes, InTurn, isTranslated, Saying, type Speakers } from './saying.ts';
import { type Code, unitsOf, Voice } from './voice.ts';

export type { Clause, Codes } from './saying.ts';
export type { Code } from './voice.ts';

/** Says things about the codes of one protocol in one locale: in the locale's language where all of a sentence is translated, else in English. */
export class Wording {
  readonly protocol: Protocol;
  readonly translation: Translation;
  /** Whether the locale has every text of this protocol. */
  readonly isTranslated: boolean;
  /** Whether none of them is stale either: there is nothing to say of the translation then. */
  readonly isComplete: boolean;
  readonly #speakers: Speakers;
  readonly #sayings = new Map<string, Saying>();
  readonly #leaves = new Map<string, Leaf>();
  readonly #origins = new Map<string, Origin>();
  readonly #made = new Map<string, unknown>();

  constructor(protocol: Protocol, translation: Translation) {
    this.protocol = protocol;
    this.translation = translation;
    const { own, english, missing, stale } = translation;
    const concerns = (unit: string): boolean => unit.startsWith('article.') || unit.startsWith(`${protocol.id}.`);
    this.isTranslated = ![...missing].some(concerns);
    this.isComplete = this.isTranslated && ![...stale].some(concerns);
    const foreign = own !== english;
    const tag = foreign
      ? { lang: english.tag, ...(directionOf(own.tag) === directionOf(english.tag) ? {} : { dir: directionOf(english.tag) }) }
      : undefined;
    const fallback = new Voice(protocol, english, tag, directionOf(own.tag));
    const runs = new Runs();
    this.#speakers = {
      voices: { own: foreign ? new Voice(protocol, own, undefined, directionOf(own.tag)) : fallback, english: fallback },
      runs: { own: runs, english: foreign ? new Runs() : runs },
      isTranslated: this.isTranslated,
      origin: (units) => this.origin(units),
    };
  }

  /** One or more messages as one stretch of text about one code or two. */
  say(clauses: readonly Clause[]): Leaf {
    return this.#saying(clauses);
  }

  /** The same of A and then of B, in clauses of each: for what is said of so many pairs that not each is worth a sentence of its own. */
  sayInTurn(codes: readonly Code[], clausesOf: (code: Code, side: Side) => readonly Clause[]): Leaf {
    return new InTurn(codes, clausesOf, (clauses) => this.#saying(clauses), this.#speakers);
  }

  /** Stretches of text that stand or fall together, as plain words: all in the locale's language, or all in English. */
  sayTogether<K extends string>(
    clauses: Readonly<Record<K, readonly Clause[]>>,
    about: Codes,
  ): { words: Record<K, string>; tag: Tag | undefined; origins: readonly Origin[] } {
    const sayings = Object.entries<readonly Clause[]>(clauses).map(([key, list]) => [key, this.#saying(list)] as const);
    const language = sayings.every(([, one]) => one.isOwn(about)) ? 'own' : 'english';
    const words = Object.fromEntries(sayings.map(([key, one]) => [key, wordsOf(one.in(language), about)]));
    const origins = sayings.flatMap(([, one]) => one.origins(about));
    return { words: words as Record<K, string>, tag: this.#speakers.voices[language].tag, origins };
  }

  /** A leaf that each code has of its own, said of the code on each of some sides. */
  ofEach(sides: readonly Side[], leafOf: (code: Code) => Leaf): readonly Leaf[] {
    const each = new Each(leafOf);
    return sides.map((side) => new OfEach(side === 'A' ? 'a' : 'b', each));
  }

  #saying(clauses: readonly Clause[]): Saying {
    const key = clauses.join();
    let saying = this.#sayings.get(key);
    if (saying === undefined) {
      saying = new Saying(clauses, this.#speakers);
      this.#sayings.set(key, saying);
    }
    return saying;
  }

  /** A message that is about no code. */
  label(id: string): Leaf {
    return this.leaf(id, [`article.${id}`], (voice) => voice.fillMessage(id, {}));
  }

  /** Phrasing made from some units, kept under a key. */
  leaf(key: string, units: readonly string[], build: (voice: Voice) => readonly PhrasingContent[]): Leaf {
    let known = this.#leaves.get(key);
    if (known === undefined) {
      const origins = [this.origin(units)];
      const voice = this.#voiceFor(origins);
      known = new Label(whole(voice.isolate(build(voice))), voice.tag, origins);
      this.#leaves.set(key, known);
    }
    return known;
  }

  /** Where a code is defined, in a cell. */
  specifications(key: string, specs: readonly Specification[]): Leaf {
    const units = specs.some(({ section }) => section !== undefined) ? ['article.spec.section'] : [];
    return this.leaf(key, units, (voice) =>
      voice.list(
        specs.map((_, index) => String(index)),
        (index) => voice.specification(specs[Number(index)] as Specification),
      ),
    );
  }

  /** A fact that is a list, in a cell: its items with the language's separators. */
  factCell(key: string, code: Code, fact: 'commands' | 'enhanced'): Leaf {
    return this.leaf(key, unitsOf(this.protocol, code, fact), (voice) => voice.value(code, fact));
  }

  /**
   * All that two codes share, in one sentence.
   * @param facts those that are equal in both, so that it is enough to ask one of the two
   * @param values what they are: codes with the same ones have the same sentence
   */
  shared(code: Code, facts: readonly string[], values: string): Leaf {
    const key = `shared ${values}`;
    return this.once(key, () => {
      const messages = facts.map((fact) => `shared.${fact}`);
      const units = ['difference.shared', ...messages]
        .map((id) => `article.${id}`)
        .concat(facts.flatMap((fact) => unitsOf(this.protocol, code, fact)));
      return this.leaf(key, units, (voice) => {
        const phrases = voice.list(messages, (id) => voice.fillMessage(id, {}, (name) => voice.value(code, name)));
        return voice.fillMessage('difference.shared', { facts: phrases });
      });
    });
  }

  /** A verbatim block, such as a session. */
  codeBlock(value: string): RootContent[] {
    return [...this.#speakers.voices.own.isolate<RootContent>([{ type: 'code', lang: 'text', value }])];
  }

  /** The blocks of one Markdown text, by its unit id. */
  text(id: string): Flow {
    return this.once(`text ${id}`, () => this.#blocksOf(id, (nodes) => nodes));
  }

  /** The first paragraph of a text, which can stand without what follows; with the list that it introduces, without which it cannot. */
  opening(id: string): Flow {
    const isIntroduction = ([first, second]: readonly RootContent[]): boolean =>
      second?.type === 'list' && /[:：]$/.test(plain(first));
    return this.once(`opening ${id}`, () => this.#blocksOf(id, (nodes) => nodes.slice(0, isIntroduction(nodes) ? 2 : 1)));
  }

  #blocksOf(id: string, take: (nodes: readonly RootContent[]) => readonly RootContent[]): Flow {
    const origins = [this.origin([id])];
    const voice = this.#voiceFor(origins);
    return blocks(voice.isolate(take(flowOf(voice.text(id)))) as RootContent[], voice.tag, origins);
  }

  /** What belongs to the whole protocol, made once. Each use names its own key. */
  once<T>(key: string, make: () => T): T {
    let made = this.#made.get(key);
    if (made === undefined) {
      made = make();
      this.#made.set(key, made);
    }
    return made as T;
  }

  /** What belongs to one code, made once for each. Each use names its own key. */
  each<T>(key: string, code: Code, make: () => T): T {
    let list = this.#made.get(key) as T[] | undefined;
    if (list === undefined) {
      list = [];
      this.#made.set(key, list);
    }
    list[code.index] ??= make();
    return list[code.index] as T;
  }

  /** Blocks that speak of one code, or of none, composed and serialised once. */
  keep(flow: Flow, code: Code): Flow {
    return keepRendered(flow, { a: code, b: code });
  }

  #voiceFor(origins: readonly Origin[]): Voice {
    return isTranslated(origins) ? this.#speakers.voices.own : this.#speakers.voices.english;
  }

  /** What some units say of the translation; the same object for the same units. */
  origin(units: readonly string[]): Origin {
    const key = units.join();
    let origin = this.#origins.get(key);
    if (origin === undefined) {
      const { missing, stale } = this.translation;
      origin = { units, missing: units.filter((id) => missing.has(id)), stale: units.filter((id) => stale.has(id)) };
      this.#origins.set(key, origin);
    }
    return origin;
  }
}
