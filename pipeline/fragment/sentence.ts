import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { fill, type Message } from './message.ts';
import { Piece, Pieces, passingPiece, textOf } from './piece.ts';
import { serializePhrasing } from './serialize.ts';
import type { Key, Turn, ValueFor } from './spoken.ts';
import type { About, Context, Subject, Syntax } from './syntax.ts';

/** A sentence about two subjects, cut where that changes no byte, so that N codes cost N serialisations and not N². */
export class Sentence<S extends Subject> {
  readonly #message: () => Message;
  readonly #valueFor: ValueFor<S>;
  readonly #runs: readonly Turn[] | undefined;
  /** By what it is rendered for, the pieces of each run by its subject's index. */
  readonly #pieces = new Map<Key, readonly (Piece | undefined)[][]>();

  /**
   * @param message whose variables all name their side
   * @param runs what it was cut into; undefined where it cannot be cut
   */
  constructor(message: () => Message, valueFor: ValueFor<S>, runs: readonly Turn[] | undefined) {
    this.#message = message;
    this.#valueFor = valueFor;
    this.#runs = runs;
  }

  /** Whether it is put together from runs of its own, one for each subject. */
  get isCut(): boolean {
    return (this.#runs?.length ?? 0) > 1;
  }

  nodes({ a, b }: About<S>): PhrasingContent[] {
    return fill(this.#message(), (name) => this.#valueFor(name.endsWith('B') ? b : a, name.slice(0, -1)));
  }

  write(to: Pieces, syntax: Syntax, context: Context, about: About<S>): void {
    if (!this.#writeRuns(to, syntax === 'html' ? syntax : context, about))
      to.push(passingPiece(serializePhrasing(this.nodes(about), syntax, context)));
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
