import { Leaf, type Origin, type Voiced } from '../fragment/leaf.ts';
import { joinParts, type Side, sideOf } from '../fragment/parts.ts';
import { type Runs, Sentence } from '../fragment/sentence.ts';
import type { About } from '../fragment/syntax.ts';
import { type Code, unitsOf, type Voice } from './voice.ts';

/** A message by its id, and whom its variables without a side mean: A where nothing is said. */
export type Clause = string | readonly [id: string, side: Side];

/** The codes that an article is about. */
export type Codes = About<Code>;

/** Some clauses made ready to be said of any codes, in either language. */
export class Saying extends Leaf {
  /** Whether all of it is translated when it is said of these. */
  readonly isOwn: (about: Codes) => boolean;
  readonly own: () => Voiced;
  readonly english: () => Voiced;

  constructor({ isOwn, own, english, origins }: Pick<Saying, 'isOwn' | 'own' | 'english' | 'origins'>) {
    super({ voiced: (about: Codes) => (isOwn(about) ? own() : english()), origins });
    this.isOwn = isOwn;
    this.own = own;
    this.english = english;
  }
}

/** Who speaks for a protocol in one locale: in its own language, and in English where a text is missing. */
export interface Speakers {
  readonly voices: readonly [own: Voice, english: Voice];
  readonly runs: readonly [own: Runs, english: Runs];
  /** Whether the locale has every text. */
  readonly isTranslated: boolean;
  /** What some units say of the translation. */
  origin(units: readonly string[]): Origin;
}

type Part = { readonly id: string; readonly side: Side };

/** Make clauses ready to be said. In which language is seen when it is known of whom. */
export function prepare(clauses: readonly Clause[], speakers: Speakers): Saying {
  const parts = clauses.map(
    (clause): Part => (typeof clause === 'string' ? { id: clause, side: 'A' } : { id: clause[0], side: clause[1] }),
  );
  const spoken = (language: 0 | 1) => {
    let made: Voiced | undefined;
    return (): Voiced => {
      made ??= { inline: sentenceOf(parts, language, speakers), tag: speakers.voices[language].tag };
      return made;
    };
  };
  const [own, english] = [spoken(0), spoken(1)];
  const origins = originsOf(parts, speakers);
  const isOwn = speakers.isTranslated ? () => true : (about: Codes) => isTranslated(origins(about));
  return new Saying({ own, english, isOwn, origins });
}

function sentenceOf(parts: readonly Part[], language: 0 | 1, { voices, runs }: Speakers): Sentence<Code> {
  const voice = voices[language];
  const message = joinParts(
    parts.map(({ id, side }) => ({ message: voice.message(id), side })),
    voice.gap,
  );
  return new Sentence(message, (code, name) => voice.value(code, name), runs[language]);
}

/** Which units a sentence needs depends on the English, since a translation uses the same variables. */
function originsOf(parts: readonly Part[], { voices: [, english], origin }: Speakers): (about: Codes) => readonly Origin[] {
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
