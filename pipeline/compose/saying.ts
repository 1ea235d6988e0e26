import type { Inline } from '../fragment/inline.ts';
import { Leaf, type Origin, type Voiced } from '../fragment/leaf.ts';
import type { Message } from '../fragment/message.ts';
import { joinParts, type Side, sideOf } from '../fragment/parts.ts';
import { firstHalf, secondHalf } from '../fragment/runs.ts';
import { Sentence } from '../fragment/sentence.ts';
import type { Runs, SpokenRun, ValueFor } from '../fragment/spoken.ts';
import { OfOne, Own, type Stretch } from '../fragment/stretch.ts';
import type { About, Key } from '../fragment/syntax.ts';
import { type Code, unitsOf, type Voice } from './voice.ts';

/** A message by its id, and whom its variables without a side mean: A where nothing is said. */
export type Clause = string | readonly [id: string, side: Side];

/** The codes that an article is about. */
export type Codes = About<Code>;

/** Some clauses made ready to be said of any codes, in either language. */
export class Saying extends Leaf {
  readonly #speakers: Speakers;
  readonly #parts: readonly Part[];
  readonly #spoken: { -readonly [L in Language]?: Voiced } = {};
  #origins: ((about: Codes) => readonly Origin[]) | undefined;

  constructor(clauses: readonly Clause[], speakers: Speakers) {
    super();
    this.#speakers = speakers;
    this.#parts = clauses.map(partOf);
  }

  /** Whether all of it is translated when it is said of these. */
  isOwn(about: Codes): boolean {
    return this.#speakers.isTranslated || isTranslated(this.origins(about));
  }

  /** The same in one of the two languages. In which it is to be said is seen when it is known of whom. */
  in(language: Language): Voiced {
    this.#spoken[language] ??= {
      inline: sentenceOf(this.#parts, language, this.#speakers),
      tag: this.#speakers.voices[language].tag,
    };
    return this.#spoken[language];
  }

  voiced(about: Codes): Voiced {
    return this.in(this.isOwn(about) ? 'own' : 'english');
  }

  override get uniform(): Voiced | undefined {
    return this.#speakers.isTranslated ? this.in('own') : undefined;
  }

  origins(about: Codes): readonly Origin[] {
    this.#origins ??= originsOf(this.#parts, this.#speakers);
    return this.#origins(about);
  }
}

/** The locale's own language, and English where a text is missing. */
type Language = 'own' | 'english';
type InEach<T> = Readonly<Record<Language, T>>;

/** Who speaks for a protocol in one locale, in either language. */
export interface Speakers {
  readonly voices: InEach<Voice>;
  readonly runs: InEach<Runs>;
  /** Whether the locale has every text. */
  readonly isTranslated: boolean;
  /** What some units say of the translation. */
  origin(units: readonly string[]): Origin;
}

type Part = { readonly id: string; readonly side: Side };

const partOf = (clause: Clause): Part =>
  typeof clause === 'string' ? { id: clause, side: 'A' } : { id: clause[0], side: clause[1] };

/** What is said of A and then of B, of each of them in clauses that depend on it alone: made once for each code, and not for each two. */
export class InTurn extends Leaf {
  readonly #sayingOf: (about: Codes) => Saying;
  readonly #speakers: Speakers;
  readonly #halfOf: (code: Code, side: Side) => SpokenRun | undefined;
  readonly #codes: readonly Code[];
  #uniform: Voiced | undefined;
  #isKnown = false;

  /**
   * @param codes all that it can be said of
   * @param clausesOf a code on a side
   * @param say the same as one sentence
   */
  constructor(
    codes: readonly Code[],
    clausesOf: (code: Code, side: Side) => readonly Clause[],
    say: (clauses: readonly Clause[]) => Saying,
    speakers: Speakers,
  ) {
    super();
    this.#codes = codes;
    this.#sayingOf = ({ a, b }) => say([...clausesOf(a, 'A'), ...clausesOf(b, 'B')]);
    this.#speakers = speakers;
    this.#halfOf = (code, side) => halfOf(clausesOf(code, side).map(partOf), side, 'own', speakers);
  }

  voiced(about: Codes): Voiced {
    return this.uniform ?? this.#sayingOf(about).voiced(about);
  }

  /** Where all is translated, and all halves can be cut off. */
  override get uniform(): Voiced | undefined {
    if (!this.#isKnown) {
      const { isTranslated: isOwn, voices } = this.#speakers;
      if (isOwn && this.#areCut()) this.#uniform = { inline: this.#inline, tag: voices.own.tag };
      this.#isKnown = true;
    }
    return this.#uniform;
  }

  #areCut(): boolean {
    return this.#codes.every((code) => sides.every((side) => this.#halfOf(code, side) !== undefined));
  }

  get #inline(): Inline {
    const valueFor = valuesIn(this.#speakers.voices.own);
    const ofSide = (side: Side, key: Key): Stretch => {
      const texts = new Own<Code>((code) => (this.#halfOf(code, side) as SpokenRun).texts(key, valueFor).textOf(code));
      return new OfOne(side === 'A' ? 'a' : 'b', texts);
    };
    return {
      nodes: (about) =>
        this.#sayingOf(about as Codes)
          .in('own')
          .inline.nodes(about),
      stretches: (key) => sides.map((side) => ofSide(side, key)),
    };
  }

  origins(about: Codes): readonly Origin[] {
    return this.#sayingOf(about).origins(about);
  }
}

const sides = ['A', 'B'] as const;

const valuesIn =
  (voice: Voice): ValueFor<Code> =>
  (code, name) =>
    voice.value(code, name);

const joined = (parts: readonly Part[], voice: Voice): Message =>
  joinParts(
    parts.map(({ id, side }) => ({ message: voice.message(id), side })),
    voice.gap,
  );

/** The clauses of a sentence that are about A, up to those about B, or these, as half of it. Undefined where it cannot be cut between the two. */
function halfOf(parts: readonly Part[], side: Side, language: Language, { voices, runs }: Speakers): SpokenRun | undefined {
  const voice = voices[language];
  return runs[language].half(`${side} ${parts.map((one) => one.id + one.side)}`, () => {
    const message = joined(parts, voice);
    return side === 'A' ? firstHalf(message, voice.gap) : secondHalf(message);
  });
}

function sentenceOf(parts: readonly Part[], language: Language, speakers: Speakers): Sentence<Code> {
  const voice = speakers.voices[language];
  // Clauses of A and then of B: there are many such sentences, of a few halves.
  const at = parts.findIndex(({ side }) => side === 'B');
  if (at > 0) {
    const first = halfOf(parts.slice(0, at), 'A', language, speakers);
    const second = first && halfOf(parts.slice(at), 'B', language, speakers);
    if (first !== undefined && second !== undefined) {
      const halves = [
        { of: 'a' as const, run: first },
        { of: 'b' as const, run: second },
      ];
      return new Sentence(() => joined(parts, voice), valuesIn(voice), halves);
    }
  }
  const message = joined(parts, voice);
  return new Sentence(() => message, valuesIn(voice), speakers.runs[language].of(message));
}

/** Which units a sentence needs depends on the English, since a translation uses the same variables. */
function originsOf(parts: readonly Part[], { voices: { english }, origin }: Speakers): (about: Codes) => readonly Origin[] {
  const slots = parts.flatMap(({ id, side }) => english.message(id).slots.map((slot) => sideOf(slot.name, side)));
  const namesOf = (side: Side) => [...new Set(slots.filter((slot) => slot.side === side).map((slot) => slot.name))];
  const names = { A: namesOf('A'), B: namesOf('B') };
  const constant = origin(parts.map(({ id }) => `article.${id}`));
  const bySide = { A: [] as Origin[], B: [] as Origin[] };
  const originOf = (side: Side, code: Code): Origin => {
    bySide[side][code.index] ??= origin(names[side].flatMap((name) => unitsOf(english.protocol, code, name)));
    return bySide[side][code.index] as Origin;
  };
  return ({ a, b }) => [constant, originOf('A', a), originOf('B', b)];
}

export const isTranslated = (origins: readonly Origin[]): boolean => origins.every(({ missing }) => missing.length === 0);
