import type { PhrasingContent } from 'mdast';
import { Few } from './few.ts';
import { fillLoosely, type Message, type Values } from './message.ts';
import { cutIntoRuns, type Run } from './runs.ts';
import { renderPhrasing } from './serialize.ts';
import { OfOne, type Own, ownOnce, type Stretch } from './stretch.ts';
import type { Key, Subject } from './syntax.ts';

/** What a variable without its side stands for when it is said of a subject: "code", "name", "meaning". */
export type ValueFor<S extends Subject> = (subject: S, name: string) => readonly PhrasingContent[];

/** The runs of all sentences of a language, so that sentences which have one in common render it once. */
export class Runs {
  readonly #byWhatTheySay = new Map<string, SpokenRun>();
  readonly #halves = new Map<string, SpokenRun | undefined>();

  /** The runs that a sentence can be cut into; undefined where it cannot be cut. */
  of(message: Message): readonly Turn[] | undefined {
    return cutIntoRuns(message)?.map((run) => ({ of: run.side === 'B' ? 'b' : 'a', run: this.#spoken(run) }));
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
  readonly of: 'a' | 'b';
  readonly run: SpokenRun;
}

/** A run with its texts. Only what it says counts, not which side its subject is on. */
export class SpokenRun {
  readonly #run: Run;
  /** By what it was rendered for. */
  readonly #texts = new Few<Key, Own<never>>();

  constructor(run: Run) {
    this.#run = run;
  }

  /** What it is in a sentence in which it speaks of one of the two. */
  stretch<S extends Subject>(of: 'a' | 'b', key: Key, valueFor: ValueFor<S>): Stretch {
    return new OfOne(of, this.texts(key, valueFor));
  }

  /** What it says of each subject. */
  texts<S extends Subject>(key: Key, valueFor: ValueFor<S>): Own<S> {
    const render = (subject: S): string => this.#render(key, (name) => valueFor(subject, name));
    return (this.#texts.get(key) ?? this.#texts.keep(key, ownOnce(render))) as Own<S>;
  }

  #render(key: Key, values: Values): string {
    const { message, before, after } = this.#run;
    const inRun = typeof key === 'string' ? key : { ...key, before: before ?? key.before, after: after ?? key.after };
    return renderPhrasing(fillLoosely(message, values), inRun);
  }
}
