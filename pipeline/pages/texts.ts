import { Area } from './area.ts';
import { Numbers } from './numbers.ts';

/** Texts in UTF-8, one after the other. */
export interface Texts {
  /** How many bytes each has. */
  readonly lengths: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Gathers texts as UTF-8, in memory that is used again. */
export class TextGatherer {
  readonly #lengths = new Numbers();
  readonly #area = new Area();

  /** How many bytes there are. */
  get length(): number {
    return this.#area.length;
  }

  add(text: string): void {
    this.#lengths.push(this.#area.text(text));
  }

  /** Add to the last text. */
  extend(text: string): void {
    const last = this.#lengths.length - 1;
    this.#lengths.set(last, this.#lengths.at(last) + this.#area.text(text));
  }

  /** What there is, in memory of its own; from then on there is nothing. */
  take(): Texts {
    const texts = { lengths: this.#lengths.take(), bytes: new Uint8Array(this.#area.bytes) };
    this.#area.clear();
    return texts;
  }
}
