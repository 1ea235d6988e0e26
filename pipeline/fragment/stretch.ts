import { Piece, Pieces, textOf } from './piece.ts';
import { type About, nobody, type Subject } from './syntax.ts';

/** Whom a text is about: one of the two that an article is about, no one, or both at once. */
export type Concern = 'a' | 'b' | 'no one' | 'both';

/** A stretch of an article's text in one syntax: pieces, once it is known who is spoken of. What an article consists of is found once as stretches, and written as often as it is said. */
export interface Stretch {
  readonly of: Concern;
  write(to: Pieces, about: About): void;
}

/** The same whoever is named. */
export class Constant implements Stretch {
  readonly #piece: Piece;

  constructor(text: string) {
    this.#piece = new Piece(text);
  }

  get of(): 'no one' {
    return 'no one';
  }

  write(to: Pieces): void {
    to.push(this.#piece);
  }
}

const constants = new Map<string, Constant>();

/** A text that is one of a few, such as a tag or the start of an item: made once, whoever uses it. */
export function constant(text: string): Constant {
  let known = constants.get(text);
  if (known === undefined) {
    known = new Constant(text);
    constants.set(text, known);
  }
  return known;
}

/** About one of the two: a piece for each subject, made when it is first asked for. */
export class OfOne<S extends Subject = Subject> implements Stretch {
  readonly #isOfB: boolean;
  readonly #make: (subject: S) => Piece;
  readonly #pieces: (Piece | undefined)[];

  /** @param pieces by the subject's index, shared with others that say the same */
  constructor(of: 'a' | 'b', make: (subject: S) => Piece, pieces: (Piece | undefined)[] = []) {
    this.#isOfB = of === 'b';
    this.#make = make;
    this.#pieces = pieces;
  }

  get of(): 'a' | 'b' {
    return this.#isOfB ? 'b' : 'a';
  }

  write(to: Pieces, { a, b }: About<S>): void {
    const subject = this.#isOfB ? b : a;
    let piece = this.#pieces[subject.index];
    if (piece === undefined) {
      piece = this.#make(subject);
      this.#pieces[subject.index] = piece;
    }
    to.push(piece);
  }
}

/** What is about both: it is said anew each time. */
export class Passing implements Stretch {
  readonly write: (to: Pieces, about: About) => void;

  constructor(write: (to: Pieces, about: About) => void) {
    this.write = write;
  }

  get of(): 'both' {
    return 'both';
  }
}

/** Stretches about these two, whoever else the article is about. */
export class SaidOf implements Stretch {
  readonly #stretches: readonly Stretch[];
  readonly #about: About;

  constructor(stretches: readonly Stretch[], about: About) {
    this.#stretches = stretches;
    this.#about = about;
  }

  get of(): 'no one' {
    return 'no one';
  }

  write(to: Pieces): void {
    writeAll(this.#stretches, to, this.#about);
  }
}

export function writeAll(stretches: readonly Stretch[], to: Pieces, about: About): void {
  for (let at = 0; at < stretches.length; at += 1) (stretches[at] as Stretch).write(to, about);
}

/** The stretches as text. */
export const said = (stretches: readonly Stretch[], about: About): string => pieceOf(stretches, about).text;

const counted = new Pieces();

/** How long that text is, in UTF-16 units. */
export function saidLength(stretches: readonly Stretch[], about: About): number {
  counted.clear();
  writeAll(stretches, counted, about);
  let length = 0;
  for (let at = 0; at < counted.length; at += 1) length += counted.at(at).text.length;
  return length;
}

/** The stretches as one piece: the very one that they are, where they are one. */
export function pieceOf(stretches: readonly Stretch[], about: About): Piece {
  const pieces = new Pieces();
  writeAll(stretches, pieces, about);
  const only = pieces.length === 1 ? pieces.at(0) : undefined;
  return only?.isPassing === false ? only : new Piece(textOf(pieces));
}

/** What each subject has of its own, as one piece for each. */
export const eachOwn = <S extends Subject>(of: 'a' | 'b', stretchesOf: (subject: S) => readonly Stretch[]): Stretch =>
  new OfOne<S>(of, (subject) => pieceOf(stretchesOf(subject), { a: subject, b: subject }));

/** The same with neighbours about no one as one piece. */
export const merged = (stretches: readonly Stretch[]): readonly Stretch[] =>
  joined(stretches, (one, next) => (one === 'no one' && next === 'no one' ? one : undefined));

/** The same with neighbours about one of the two as one piece for each subject, to be kept for this place alone: for what stands in most articles. */
export const gathered = (stretches: readonly Stretch[]): readonly Stretch[] =>
  joined(stretches, (one, next) => {
    if (one === 'both' || next === 'both') return undefined;
    return one === 'no one' ? next : next === 'no one' || next === one ? one : undefined;
  });

/** @param together whom two neighbours are about that can be one */
function joined(
  stretches: readonly Stretch[],
  together: (one: Concern, next: Concern) => Concern | undefined,
): readonly Stretch[] {
  const groups: { of: Concern; readonly members: Stretch[] }[] = [];
  for (const stretch of stretches) {
    const last = groups.at(-1);
    const of = last && together(last.of, stretch.of);
    if (last === undefined || of === undefined) groups.push({ of: stretch.of, members: [stretch] });
    else {
      last.of = of;
      last.members.push(stretch);
    }
  }
  return groups.map(({ of, members }): Stretch => {
    const [only] = members as [Stretch];
    if (of === 'both' || (members.length === 1 && !(only instanceof SaidOf))) return only;
    if (of === 'no one') return new Constant(said(members, nobody));
    return eachOwn(of, () => members);
  });
}
