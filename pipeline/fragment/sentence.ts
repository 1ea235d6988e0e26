import type { PhrasingContent } from 'mdast';
import { Few } from './few.ts';
import type { Inline } from './inline.ts';
import { fill, type Message } from './message.ts';
import { renderPhrasing } from './serialize.ts';
import type { Turn, ValueFor } from './spoken.ts';
import { formOf, Passing, type Stretch } from './stretch.ts';
import type { About, Key, Subject } from './syntax.ts';

/** A sentence about two subjects, cut where that changes no byte, so that N codes cost N serialisations and not N². */
export class Sentence<S extends Subject> implements Inline {
  readonly #message: () => Message;
  readonly #valueFor: ValueFor<S>;
  readonly #runs: readonly Turn[] | undefined;
  readonly #stretches = new Few<Key, readonly Stretch[]>();

  /**
   * @param message whose variables all name their side
   * @param runs what it was cut into; undefined where it cannot be cut
   */
  constructor(message: () => Message, valueFor: ValueFor<S>, runs: readonly Turn[] | undefined) {
    this.#message = message;
    this.#valueFor = valueFor;
    this.#runs = runs;
  }

  nodes({ a, b }: About<S>): PhrasingContent[] {
    return fill(this.#message(), (name) => this.#valueFor(name.endsWith('B') ? b : a, name.slice(0, -1)));
  }

  stretches(key: Key): readonly Stretch[] {
    return this.#stretches.get(key) ?? this.#stretches.keep(key, formOf(this.#cut(key) ?? [this.#uncut(key)]));
  }

  #cut(key: Key): readonly Stretch[] | undefined {
    return this.#runs?.map(({ of, run }) => run.stretch(of, key, this.#valueFor));
  }

  #uncut(key: Key): Stretch {
    return new Passing((about) => renderPhrasing(this.nodes(about as About<S>), key));
  }
}
