import { Area } from './area.ts';

/** Texts in UTF-8, one after the other. */
export interface Texts {
  /** How many bytes each has. */
  readonly lengths: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Gathers texts as UTF-8, in memory that is used again. */
export class TextGatherer {
  #lengths = new Uint32Array(256);
  #count = 0;
  readonly #area = new Area();

  /** How many bytes there are. */
  get length(): number {
    return this.#area.length;
  }

  add(text: string): void {
    if (this.#count === this.#lengths.length) this.#lengths = grown(this.#lengths);
    this.#lengths[this.#count] = this.#area.text(text);
    this.#count += 1;
  }

  /** Add to the last text. */
  extend(text: string): void {
    const last = this.#count - 1;
    this.#lengths[last] = (this.#lengths[last] as number) + this.#area.text(text);
  }

  /** What there is, in memory of its own; from then on there is nothing. */
  take(): Texts {
    const texts = { lengths: this.#lengths.slice(0, this.#count), bytes: new Uint8Array(this.#area.bytes) };
    this.#count = 0;
    this.#area.clear();
    return texts;
  }
}

/** The same numbers, with room for as many again. */
export function grown(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
