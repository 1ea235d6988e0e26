import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { fill, type Message } from './message.ts';
import { Piece, Pieces, textOf } from './piece.ts';
import { cutIntoRuns, type Run } from './runs.ts';
import { serializePhrasing } from './serialize.ts';
import type { About, Context, Subject, Syntax } from './syntax.ts';

/** What a variable without its side stands for when it is said of a subject: "code", "name", "meaning". */
export type ValueFor<S extends Subject> = (subject: S, name: string) => readonly PhrasingContent[];

/** What a run is rendered for: HTML, its plain words, or Markdown in a context. */
type Key = Context | 'html' | 'plain';

/** Runs by what they say, so that sentences which have one in common render it once. */
export type Runs = Map<string, SpokenRun>;

/** A run with its texts. Only what it says counts, not which side its subject is on. */
class SpokenRun {
  readonly #run: Run;
  /** By what it was rendered for, then by the subject's index. */
  readonly #pieces = new Map<Key, (Piece | undefined)[]>();

  constructor(run: Run) {
    this.#run = run;
  }

  piecesFor(key: Key): (Piece | undefined)[] {
    let pieces = this.#pieces.get(key);
    if (pieces === undefined) {
      pieces = [];
      this.#pieces.set(key, pieces);
    }
    return pieces;
  }

  render<S extends Subject>(key: Key, subject: S, valueFor: ValueFor<S>): string {
    const { message, before, after } = this.#run;
    const nodes = fill(message, (name) => valueFor(subject, name));
    if (key === 'plain') return plain(nodes);
    if (key === 'html') return serializePhrasing(nodes, 'html', anywhere);
    return serializePhrasing(nodes, 'markdown', { ...key, before: before ?? key.before, after: after ?? key.after });
  }
}

/** HTML escapes the same characters everywhere. */
const anywhere: Context = { constructs: [], before: '', after: '' };

/** A sentence about two subjects, cut where that changes no byte, so that N codes cost N serialisations and not N². */
export class Sentence<S extends Subject> {
  readonly #message: Message;
  readonly #valueFor: ValueFor<S>;
  readonly #runs: readonly { readonly isOfB: boolean; readonly run: SpokenRun }[] | undefined;
  /** By what it is rendered for, the pieces of each run by its subject's index. */
  readonly #pieces = new Map<Key, readonly (Piece | undefined)[][]>();

  constructor(message: Message, valueFor: ValueFor<S>, known: Runs = new Map()) {
    this.#message = message;
    this.#valueFor = valueFor;
    this.#runs = cutIntoRuns(message)?.map((run) => {
      const { message: own, before, after } = run;
      const key = JSON.stringify([own.nodes, own.slots, before, after]);
      const spoken = known.get(key) ?? new SpokenRun(run);
      known.set(key, spoken);
      return { isOfB: run.side === 'B', run: spoken };
    });
  }

  /** Whether it is put together from runs of its own, one for each subject. */
  get isCut(): boolean {
    return (this.#runs?.length ?? 0) > 1;
  }

  nodes({ a, b }: About<S>): PhrasingContent[] {
    return fill(this.#message, (name) => this.#valueFor(name.endsWith('B') ? b : a, name.slice(0, -1)));
  }

  write(to: Pieces, syntax: Syntax, context: Context, about: About<S>): void {
    if (!this.#writeRuns(to, syntax === 'html' ? syntax : context, about))
      to.push(new Piece(serializePhrasing(this.nodes(about), syntax, context)));
  }

  /** The words without their markup. */
  plain(about: About<S>): string {
    const pieces = new Pieces();
    if (!this.#writeRuns(pieces, 'plain', about)) return plain(this.nodes(about));
    return textOf(pieces);
  }

  /** Write the runs one after the other; says no where the sentence could not be cut. */
  #writeRuns(to: Pieces, key: Key, { a, b }: About<S>): boolean {
    const runs = this.#runs;
    if (runs === undefined) return false;
    let pieces = this.#pieces.get(key);
    if (pieces === undefined) {
      pieces = runs.map(({ run }) => run.piecesFor(key));
      this.#pieces.set(key, pieces);
    }
    for (let at = 0; at < runs.length; at += 1) {
      const { isOfB, run } = runs[at] as (typeof runs)[number];
      const known = pieces[at] as (Piece | undefined)[];
      const subject = isOfB ? b : a;
      known[subject.index] ??= new Piece(run.render(key, subject, this.#valueFor));
      to.push(known[subject.index] as Piece);
    }
    return true;
  }
}
