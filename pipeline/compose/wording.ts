import type { PhrasingContent, RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import type { Protocol, Specification } from '../content.ts';
import { blocks, type Flow, keepRendered, type Leaf, type Origin, type Tag } from '../fragment/flow.ts';
import { type Inline, whole } from '../fragment/inline.ts';
import { flowOf } from '../fragment/markdown.ts';
import { joinParts, type Side, sideOf } from '../fragment/parts.ts';
import { Sentence } from '../fragment/sentence.ts';
import { directionOf } from '../language.ts';
import type { Translation } from '../translate.ts';
import { type Code, unitsOf, Voice } from './voice.ts';

export type { Code } from './voice.ts';

/** A message by its id, and whom its variables without a side mean: A where nothing is said. */
export type Clause = string | readonly [id: string, side: Side];

/** Some clauses made ready to be said of any codes, in either language. */
interface Built {
  own(): Sentence;
  english(): Sentence;
  originsOf(a: Code, b: Code): readonly Origin[];
}

/** Says things about the codes of one protocol in one locale: in the locale's language where all of a sentence is translated, else in English. */
export class Wording {
  readonly protocol: Protocol;
  readonly translation: Translation;
  readonly #voices: readonly [own: Voice, english: Voice];
  readonly #sentences = new Map<string, Built>();
  readonly #leaves = new Map<string, Leaf>();
  readonly #origins = new Map<string, Origin>();
  readonly #made = new Map<string, unknown>();

  constructor(protocol: Protocol, translation: Translation) {
    this.protocol = protocol;
    this.translation = translation;
    const { own, english } = translation;
    const foreign = own !== english;
    const tag = foreign
      ? { lang: english.tag, ...(directionOf(own.tag) === directionOf(english.tag) ? {} : { dir: directionOf(english.tag) }) }
      : undefined;
    const fallback = new Voice(protocol, english, tag, directionOf(own.tag));
    this.#voices = [foreign ? new Voice(protocol, own, undefined, directionOf(own.tag)) : fallback, fallback];
  }

  /** One or more messages as one stretch of text about one code or two. */
  say(clauses: readonly Clause[], a: Code, b: Code = a): Leaf {
    const built = this.#built(clauses);
    const origins = built.originsOf(a, b);
    return { inline: this.#speak(built, this.#voiceFor(origins), a, b), tag: this.#voiceFor(origins).tag, origins };
  }

  /** Stretches of text that stand or fall together, as plain words: all in the locale's language, or all in English. */
  sayTogether<K extends string>(
    clauses: Readonly<Record<K, readonly Clause[]>>,
    a: Code,
    b: Code,
  ): { words: Record<K, string>; tag: Tag | undefined; origins: readonly Origin[] } {
    const built = Object.entries<readonly Clause[]>(clauses).map(([key, list]) => [key, this.#built(list)] as const);
    const origins = built.flatMap(([, one]) => one.originsOf(a, b));
    const voice = this.#voiceFor(origins);
    const words = Object.fromEntries(built.map(([key, one]) => [key, this.#speak(one, voice, a, b).plain()]));
    return { words: words as Record<K, string>, tag: voice.tag, origins };
  }

  #built(clauses: readonly Clause[]): Built {
    const key = clauses.join();
    let built = this.#sentences.get(key);
    if (built === undefined) {
      built = this.#build(clauses);
      this.#sentences.set(key, built);
    }
    return built;
  }

  #speak(built: Built, voice: Voice, a: Code, b: Code): Inline {
    const sentence = voice === this.#voices[0] ? built.own : built.english;
    return sentence().about(voice.subject(a), voice.subject(b));
  }

  /** A message that is about no code. */
  label(id: string): Leaf {
    return this.leaf(id, [`article.${id}`], (voice) => voice.fillMessage(id, {}));
  }

  /** Phrasing made from some units, kept under a key. */
  leaf(key: string, units: readonly string[], build: (voice: Voice) => readonly PhrasingContent[]): Leaf {
    let leaf = this.#leaves.get(key);
    if (leaf === undefined) {
      const origins = [this.origin(units)];
      const voice = this.#voiceFor(origins);
      leaf = { inline: whole(voice.isolate(build(voice))), tag: voice.tag, origins };
      this.#leaves.set(key, leaf);
    }
    return leaf;
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
    return this.leaf(key, unitsOf(this.protocol, code, fact), (voice) => voice.listFact(code, fact));
  }

  /**
   * All that two codes share, in one sentence.
   * @param facts those that are equal in both, so that it is enough to ask one of the two
   */
  shared(code: Code, facts: readonly string[]): Leaf {
    const messages = facts.map((fact) => `shared.${fact}`);
    const units = ['difference.shared', ...messages]
      .map((id) => `article.${id}`)
      .concat(facts.flatMap((fact) => unitsOf(this.protocol, code, fact)));
    return this.leaf(`shared ${code.code} ${facts}`, units, (voice) => {
      const { value } = voice.subject(code);
      const phrases = voice.list(messages, (id) => voice.fillMessage(id, {}, value));
      return voice.fillMessage('difference.shared', { facts: phrases });
    });
  }

  /** A verbatim block, such as a session. */
  codeBlock(value: string): RootContent[] {
    return [...this.#voices[0].isolate<RootContent>([{ type: 'code', lang: 'text', value }])];
  }

  /** The blocks of one Markdown text, by its unit id. */
  text(id: string): Flow {
    return this.keep(id, () => this.#blocksOf(id, (nodes) => nodes));
  }

  /** The first paragraph of a text, which can stand without what follows; with the list that it introduces, without which it cannot. */
  opening(id: string): Flow {
    const isIntroduction = ([first, second]: readonly RootContent[]): boolean =>
      second?.type === 'list' && /[:：]$/.test(plain(first));
    return this.keep(`opening ${id}`, () => this.#blocksOf(id, (nodes) => nodes.slice(0, isIntroduction(nodes) ? 2 : 1)));
  }

  #blocksOf(id: string, take: (nodes: readonly RootContent[]) => readonly RootContent[]): Flow {
    const origins = [this.origin([id])];
    const voice = this.#voiceFor(origins);
    return blocks(voice.isolate(take(flowOf(voice.text(id)))) as RootContent[], voice.tag, origins);
  }

  /** What belongs to one code or to the whole protocol, made once. Each use names its own keys. */
  once<T>(key: string, make: () => T): T {
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key) as T;
  }

  /** Blocks that belong to one code or to the whole protocol, composed once. */
  keep(key: string, compose: () => Flow): Flow {
    return this.once(`flow ${key}`, () => keepRendered(compose()));
  }

  #voiceFor(origins: readonly Origin[]): Voice {
    return origins.every((origin) => origin.missing.length === 0) ? this.#voices[0] : this.#voices[1];
  }

  #build(clauses: readonly Clause[]): Built {
    const parts = clauses.map((clause) =>
      typeof clause === 'string' ? { id: clause, side: 'A' as const } : { id: clause[0], side: clause[1] },
    );
    const sentence = (voice: Voice) => {
      let made: Sentence | undefined;
      return () => {
        made ??= new Sentence(
          joinParts(
            parts.map(({ id, side }) => ({ message: voice.message(id), side })),
            voice.gap,
          ),
        );
        return made;
      };
    };
    // Which units a sentence needs depends on the English, since a translation uses the same variables.
    const english = this.#voices[1];
    const slots = parts.flatMap(({ id, side }) => english.message(id).slots.map((slot) => sideOf(slot.name, side)));
    const namesOf = (side: Side) => [...new Set(slots.filter((slot) => slot.side === side).map((slot) => slot.name))];
    const names = { A: namesOf('A'), B: namesOf('B') };
    const constant = this.origin(parts.map(({ id }) => `article.${id}`));
    const bySide = { A: [] as Origin[], B: [] as Origin[] };
    const originOf = (side: Side, code: Code): Origin => {
      bySide[side][code.index] ??= this.origin(names[side].flatMap((name) => unitsOf(this.protocol, code, name)));
      return bySide[side][code.index] as Origin;
    };
    const originsOf = (a: Code, b: Code): Origin[] => [constant, originOf('A', a), originOf('B', b)];
    return { own: sentence(this.#voices[0]), english: sentence(english), originsOf };
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
