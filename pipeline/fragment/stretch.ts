import { type About, nobody, type Subject } from './syntax.ts';

/** Whom a text is about: one of the two that an article is about, no one, or both at once. */
export type Concern = 'a' | 'b' | 'no one' | 'both';

/**
 * A stretch of an article's text in one syntax: a text, once it is known who is spoken of. What an article consists of is found once as
 * stretches, and said as often as it is needed.
 */
export type Stretch = Constant | OfOne | Passing | Choice | SaidOf | Form;

interface Said {
  readonly kind: string;
  readonly of: Concern;
  /** What it says of two subjects. */
  say(about: About): string;
}

/** What has numbers on a sheet (`pages/sheet.ts`): one as it is, and one as the inside of a JSON string. */
export class Numbered {
  /** The sheet that has numbered it last. */
  #sheet: unknown = undefined;
  #plain = 0;
  #quoted = 0;

  /** Its number on a sheet, from 1 on; 0 where it has none yet. */
  numberOn(sheet: unknown, quoted: boolean): number {
    if (this.#sheet !== sheet) return 0;
    return quoted ? this.#quoted : this.#plain;
  }

  /** @returns the number that it has on a sheet from now on */
  giveNumber(sheet: unknown, quoted: boolean, number: number): number {
    if (this.#sheet !== sheet) {
      this.#sheet = sheet;
      this.#plain = 0;
      this.#quoted = 0;
    }
    if (quoted) this.#quoted = number;
    else this.#plain = number;
    return number;
  }
}

/** The same whoever is named. */
export class Constant extends Numbered implements Said {
  readonly kind = 'constant';
  readonly of = 'no one';
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  say(): string {
    return this.text;
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

/** A text that each subject has of its own. */
export class Own<S extends Subject = Subject> extends Numbered {
  readonly textOf: (subject: S) => string;

  constructor(textOf: (subject: S) => string) {
    super();
    this.textOf = textOf;
  }
}

/** The same where it is slow to make: each text is made when it is first asked for. */
export function ownOnce<S extends Subject>(make: (subject: S) => string): Own<S> {
  const texts: (string | undefined)[] = [];
  return new Own<S>((subject) => {
    texts[subject.index] ??= make(subject);
    return texts[subject.index] as string;
  });
}

/** About one of the two. */
export class OfOne implements Said {
  readonly kind = 'of one';
  readonly of: 'a' | 'b';
  /** The texts, shared with others that say the same. */
  readonly own: Own;

  constructor(of: 'a' | 'b', own: Own<never>) {
    this.of = of;
    this.own = own as unknown as Own;
  }

  say(about: About): string {
    return this.own.textOf(about[this.of]);
  }
}

/** What is about both: it is said anew each time. */
export class Passing implements Said {
  readonly kind = 'passing';
  readonly of = 'both';
  readonly say: (about: About) => string;

  constructor(say: (about: About) => string) {
    this.say = say;
  }
}

/** One way of saying it or another, depending on both. */
export class Choice implements Said {
  readonly kind = 'choice';
  readonly of = 'both';
  readonly choose: (about: About) => readonly Stretch[];

  constructor(choose: (about: About) => readonly Stretch[]) {
    this.choose = choose;
  }

  say(about: About): string {
    return said(this.choose(about), about);
  }
}

/** Stretches about these two, whoever else the article is about. */
export class SaidOf implements Said {
  readonly kind = 'said of';
  readonly of = 'no one';
  readonly stretches: readonly Stretch[];
  readonly about: About;

  constructor(stretches: readonly Stretch[], about: About) {
    this.stretches = stretches;
    this.about = about;
  }

  say(): string {
    return said(this.stretches, this.about);
  }
}

/** Stretches that stand together in many articles: whoever these are about, they need to be named once. */
export class Form extends Numbered implements Said {
  readonly kind = 'form';
  readonly of = 'both';
  readonly stretches: readonly Merged[];

  constructor(stretches: readonly Merged[]) {
    super();
    this.stretches = stretches;
  }

  say(about: About): string {
    return said(this.stretches, about);
  }
}

/** Stretches for many articles, as one. */
export function formOf(stretches: readonly Stretch[]): readonly Stretch[] {
  const all = merged(stretches);
  return all.length < 2 ? all : [new Form(all)];
}

/** The stretches as text. */
export function said(stretches: readonly Stretch[], about: About): string {
  let text = '';
  for (const stretch of stretches) text += stretch.say(about);
  return text;
}

/** How long that text is, in UTF-16 units. */
export function saidLength(stretches: readonly Stretch[], about: About): number {
  let length = 0;
  for (const stretch of stretches)
    length += stretch.kind === 'form' ? saidLength(stretch.stretches, about) : stretch.say(about).length;
  return length;
}

/** What stretches say of a subject alone. */
export const ownOf = <S extends Subject>(stretchesOf: (subject: S) => readonly Stretch[]): Own<S> =>
  new Own<S>((subject) => said(stretchesOf(subject), { a: subject, b: subject }));

/** What stretches consist of when they are merged. */
export type Merged = Exclude<Stretch, Form | SaidOf>;

/** The same with neighbours about no one as one text. */
export function merged(stretches: readonly Stretch[]): readonly Merged[] {
  const all = stretches.flatMap((stretch): readonly Exclude<Stretch, Form>[] =>
    stretch.kind === 'form' ? stretch.stretches : [stretch],
  );
  const result: Merged[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const start = at;
    while (all[at]?.of === 'no one') at += 1;
    const group = all.slice(start, at);
    const [one] = group;
    if (one !== undefined) result.push(group.length === 1 && one.kind === 'constant' ? one : new Constant(said(group, nobody)));
    const next = all[at];
    if (next !== undefined && next.kind !== 'said of') result.push(next);
  }
  return result;
}
