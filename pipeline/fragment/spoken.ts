import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { fill, type Message } from './message.ts';
import type { Piece } from './piece.ts';
import { cutIntoRuns, type Run } from './runs.ts';
import { serializePhrasing } from './serialize.ts';
import type { Context, Subject } from './syntax.ts';

/** What a variable without its side stands for when it is said of a subject: "code", "name", "meaning". */
export type ValueFor<S extends Subject> = (subject: S, name: string) => readonly PhrasingContent[];

/** What a run is rendered for: HTML, its plain words, or Markdown in a context. */
export type Key = Context | 'html' | 'plain';

/** The runs of all sentences of a language, so that sentences which have one in common render it once. */
export class Runs {
  readonly #byWhatTheySay = new Map<string, SpokenRun>();
  readonly #halves = new Map<string, SpokenRun | undefined>();

  /** The runs that a sentence can be cut into; undefined where it cannot be cut. */
  of(message: Message): readonly Turn[] | undefined {
    return cutIntoRuns(message)?.map((run) => ({ isOfB: run.side === 'B', run: this.#spoken(run) }));
  }

  /**
   * Half of a sentence that speaks of one subject and then of the other, made once.
   * @param key names what it says, and which half it is
   * @param make undefined where the sentence cannot be cut between its halves
   */
  half(key: string, make: () => Run | undefined): SpokenRun | undefined {
    if (this.#halves.has(key)) return this.#halves.get(key);
    const run = make();
    const spoken = run && this.#spoken(run);
    this.#halves.set(key, spoken);
    return spoken;
  }

  #spoken(run: Run): SpokenRun {
    const { message, before, after } = run;
    const key = JSON.stringify([message.nodes, message.slots, before, after]);
    const spoken = this.#byWhatTheySay.get(key) ?? new SpokenRun(run);
    this.#byWhatTheySay.set(key, spoken);
    return spoken;
  }
}

/** A run in its sentence. */
export interface Turn {
  readonly isOfB: boolean;
  readonly run: SpokenRun;
}

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
