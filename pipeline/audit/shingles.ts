import { scriptOf } from '../language.ts';

/** How the text of a language is cut: into words, or into characters where it has no spaces. */
export interface Cutting {
  /** How many units make a shingle. */
  readonly size: 5 | 4;
  readonly unit: 'word' | 'character';
}

/** Scripts without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const unspaced = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Thai', 'Laoo', 'Khmr', 'Mymr']);

export const cuttingOf = (tag: string): Cutting =>
  unspaced.has(scriptOf(tag) ?? '') ? { size: 4, unit: 'character' } : { size: 5, unit: 'word' };

/** Gives numbers to the units of texts, the same number to the same unit. A word is a run of letters, marks and digits, in lower case. */
export class Vocabulary {
  readonly cutting: Cutting;
  readonly #numbers = new Map<string, number>();
  readonly #pattern: RegExp;

  constructor(cutting: Cutting) {
    this.cutting = cutting;
    this.#pattern = cutting.unit === 'word' ? /[\p{L}\p{M}\p{N}]+/gu : /[\p{L}\p{N}]\p{M}*/gu;
  }

  numbersOf(text: string): number[] {
    return (text.toLowerCase().match(this.#pattern) ?? []).map((unit) => {
      let number = this.#numbers.get(unit);
      if (number === undefined) {
        number = this.#numbers.size + 1;
        this.#numbers.set(unit, number);
      }
      return number;
    });
  }
}

/** Each run of `size` units as a number of 53 bits. Of a million different shingles, two share a number in one case of ten thousand. */
export function shinglesOf(units: readonly number[], size: number): Float64Array {
  const shingles = new Float64Array(Math.max(0, units.length - size + 1));
  for (let start = 0; start < shingles.length; start += 1) {
    let high = 0x811c9dc5;
    let low = 0x9747b28c;
    for (let at = start; at < start + size; at += 1) {
      const unit = units[at] as number;
      high = mix(high ^ unit);
      low = mix(low + Math.imul(unit, 0x85ebca6b));
    }
    shingles[start] = (high >>> 0) * 0x200000 + (low >>> 11);
  }
  return shingles;
}

/** The finaliser of MurmurHash3: every bit of the number decides every bit of the result. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
