import type { Choice, Constant, Form, OfOne, Own, Passing, Stretch } from '../fragment/stretch.ts';
import { type About, nobody, type Subject } from '../fragment/syntax.ts';
import { type Batch, digest, passing, referTo, step, what } from './batch.ts';
import { inJson } from './json.ts';
import { Numbers } from './numbers.ts';
import { TextGatherer } from './texts.ts';

/** A form on a sheet. */
interface Known {
  /** What it says of the one and of the other. */
  readonly ofA: readonly OfOne[];
  readonly ofB: readonly OfOne[];
  /** What it says of both. */
  readonly inline: readonly (Passing | Choice)[];
  /** By the subject's index: whether the sheet has all that is said of it, as the first of the two and as the second. */
  readonly has: Uint8Array;
}

const [first, second] = [1, 2] as const;

/**
 * What pages are written on: ropes, that is, the numbers of the texts and forms that they consist of. A text that stands in many pages is encoded
 * once; its bytes are copied where the page is printed.
 */
export class Sheet {
  readonly #subjectCount: number;
  readonly #subjects = new Numbers();
  readonly #kept = new TextGatherer();
  readonly #passing = new TextGatherer();
  readonly #cells = new Numbers();
  readonly #forms = new Numbers();
  readonly #ropes = new Numbers();
  /** How many texts have been kept. */
  #texts = 0;
  /** What is in each cell: the number of the text, and one more. */
  readonly #inCells = new Numbers();
  /** By the form's number. */
  readonly #known: Known[] = [];
  #about = nobody;
  /** Where the count of the last rope stands. */
  #start = 0;
  /** From where on a text can be added to the one before it. */
  #edge = 0;

  /** @param subjects how many there are that pages can be about */
  constructor(subjects: number) {
    this.#subjectCount = Math.max(subjects, 1);
  }

  /** Start a page about two subjects. */
  page(about: About): void {
    this.#about = about;
    this.#subjects.push(about.a.index);
    this.#subjects.push(about.b.index);
  }

  /** Start a rope. What is added from then on belongs to it. */
  start(): void {
    this.#start = this.#ropes.length;
    this.#ropes.push(0);
    this.#edge = this.#ropes.length;
  }

  /** Add a text of this page alone. */
  text(text: string): void {
    const last = this.#ropes.length - 1;
    if (last >= this.#edge && this.#ropes.at(last) === passing) {
      this.#passing.extend(text);
      return;
    }
    this.#passing.add(text);
    this.#push(passing);
  }

  /** Add the place of the page's digest. */
  digest(): void {
    this.#push(digest);
  }

  /**
   * Add what stretches say of two subjects.
   * @param quoted as the inside of a JSON string
   */
  say(stretches: readonly Stretch[], about: About, quoted = false): void {
    for (let at = 0; at < stretches.length; at += 1) this.#add(stretches[at] as Stretch, about, quoted);
  }

  /** Add a text that stands in many pages. */
  constant(one: Constant): void {
    this.#push(referTo(what.text, this.#numberOf(one, false)));
  }

  /** How much there is, in bytes, of what is not kept. */
  get size(): number {
    return this.#ropes.length * 4 + this.#passing.length;
  }

  /** What has been written since it was taken last. */
  take(): Omit<Batch, 'codes' | 'articles'> {
    const [subjects, cells, forms, ropes] = [this.#subjects.take(), this.#cells.take(), this.#forms.take(), this.#ropes.take()];
    return { subjects, kept: this.#kept.take(), passing: this.#passing.take(), cells, forms, ropes };
  }

  #add(stretch: Stretch, about: About, quoted: boolean): void {
    switch (stretch.kind) {
      case 'constant':
        this.#push(referTo(what.text, this.#numberOf(stretch, quoted)));
        break;
      case 'of one':
        this.#push(referTo(what.text, this.#numberFor(stretch.own, about[stretch.of], quoted)));
        break;
      case 'form':
        this.#form(stretch, about, quoted);
        break;
      case 'passing':
        this.text(quoted ? inQuotes(stretch.say(about)) : stretch.say(about));
        break;
      case 'choice':
        this.say(stretch.choose(about), about, quoted);
        break;
      case 'said of':
        this.say(stretch.stretches, stretch.about, quoted);
        break;
    }
  }

  #form(form: Form, about: About, quoted: boolean): void {
    const number = form.numberOn(this, quoted) || form.giveNumber(this, quoted, this.#newForm(form, quoted));
    const known = this.#known[number - 1] as Known;
    this.#provide(known, known.ofA, about.a, first, quoted);
    this.#provide(known, known.ofB, about.b, second, quoted);
    if (about === this.#about) this.#push(referTo(what.form, number - 1));
    else {
      this.#push(referTo(what.formOfOthers, number - 1));
      this.#push(about.a.index);
      this.#push(about.b.index);
      // An index is no reference.
      this.#edge = this.#ropes.length;
    }
    for (const one of known.inline) this.#inline(one, about, quoted);
  }

  /** @returns its number and one more */
  #newForm({ stretches }: Form, quoted: boolean): number {
    const ofA: OfOne[] = [];
    const ofB: OfOne[] = [];
    const inline: (Passing | Choice)[] = [];
    this.#forms.push(stretches.length);
    for (const stretch of stretches) {
      if (stretch.kind === 'constant') this.#forms.push(this.#numberOf(stretch, quoted) * 4 + step.text);
      else if (stretch.kind === 'of one') {
        (stretch.of === 'a' ? ofA : ofB).push(stretch);
        this.#forms.push(this.#cellsOf(stretch.own, quoted) * 4 + (stretch.of === 'a' ? step.ofA : step.ofB));
      } else {
        inline.push(stretch);
        this.#forms.push(step.inline);
      }
    }
    return this.#known.push({ ofA, ofB, inline, has: new Uint8Array(this.#subjectCount) });
  }

  /** See to it that all that a form says of a subject is in its cells. */
  #provide({ has }: Known, all: readonly OfOne[], subject: Subject, as: 1 | 2, quoted: boolean): void {
    const { index } = subject;
    if (((has[index] as number) & as) !== 0) return;
    has[index] = (has[index] as number) | as;
    for (const { own } of all) this.#numberFor(own, subject, quoted);
  }

  /** Add references within a form. */
  #inline(one: Passing | Choice, about: About, quoted: boolean): void {
    const start = this.#ropes.length;
    this.#push(0);
    this.#edge = this.#ropes.length;
    this.#add(one, about, quoted);
    this.#edge = this.#ropes.length;
    this.#ropes.set(start, this.#edge - start - 1);
  }

  /** The number of a text that is the same whoever is named. */
  #numberOf(one: Constant, quoted: boolean): number {
    return (one.numberOn(this, quoted) || one.giveNumber(this, quoted, this.#keep(one.text, quoted))) - 1;
  }

  /** Where the cells of a text begin that each subject has of its own. */
  #cellsOf(own: Own, quoted: boolean): number {
    return (own.numberOn(this, quoted) || own.giveNumber(this, quoted, this.#newCells())) - 1;
  }

  /** @returns where they begin, and one more */
  #newCells(): number {
    const start = this.#inCells.length;
    this.#inCells.extend(start + this.#subjectCount);
    return start + 1;
  }

  /** The number of the text that a subject has of its own, which is in its cell from then on. */
  #numberFor(own: Own, subject: Subject, quoted: boolean): number {
    const cell = this.#cellsOf(own, quoted) + subject.index;
    let number = this.#inCells.at(cell);
    if (number === 0) {
      if (subject.index >= this.#subjectCount) throw new RangeError(`No subject ${subject.index} on this sheet`);
      number = this.#keep(own.textOf(subject), quoted);
      this.#inCells.set(cell, number);
      this.#cells.push(cell);
      this.#cells.push(number - 1);
    }
    return number - 1;
  }

  /** @returns the number of the text and one more */
  #keep(text: string, quoted: boolean): number {
    this.#kept.add(quoted ? inQuotes(text) : text);
    this.#texts += 1;
    return this.#texts;
  }

  #push(reference: number): void {
    this.#ropes.push(reference);
    this.#ropes.set(this.#start, this.#ropes.at(this.#start) + 1);
  }
}

const inQuotes = (text: string): string => inJson(text).slice(1, -1);
