import { Leaf, type Origin, type Voiced } from '../fragment/leaf.ts';
import type { Message } from '../fragment/message.ts';
import { joinParts, type Side, sideOf } from '../fragment/parts.ts';
import { firstHalf, secondHalf } from '../fragment/runs.ts';
import { Sentence } from '../fragment/sentence.ts';
import type { Runs } from '../fragment/spoken.ts';
import type { About } from '../fragment/syntax.ts';
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
    this.#parts = clauses.map(
      (clause): Part => (typeof clause === 'string' ? { id: clause, side: 'A' } : { id: clause[0], side: clause[1] }),
    );
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

function sentenceOf(parts: readonly Part[], language: Language, { voices, runs }: Speakers): Sentence<Code> {
  const voice = voices[language];
  const known = runs[language];
  const join = (some: readonly Part[]): Message =>
    joinParts(
      some.map(({ id, side }) => ({ message: voice.message(id), side })),
      voice.gap,
    );
  const valueFor = (code: Code, name: string) => voice.value(code, name);
  // Clauses of A and then of B: there are many such sentences, of a few halves.
  const at = parts.findIndex(({ side }) => side === 'B');
  if (at > 0) {
    const [ofA, ofB] = [parts.slice(0, at), parts.slice(at)];
    const first = known.half(`A ${ofA.map(({ id }) => id)}`, () => firstHalf(join(ofA), voice.gap));
    const second = first && known.half(`B ${ofB.map(({ id, side }) => id + side)}`, () => secondHalf(join(ofB)));
    if (first !== undefined && second !== undefined) {
      const halves = [
        { of: 'a' as const, run: first },
        { of: 'b' as const, run: second },
      ];
      return new Sentence(() => join(parts), valueFor, halves);
    }
  }
  const message = join(parts);
  return new Sentence(() => message, valueFor, known.of(message));
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
