import { digest } from '../digest.ts';

/** Texts that were made before, by the digest of what they were made from. They are kept between runs, which spares the parser and the serialisers. */
export type Texts = Readonly<Record<string, string>>;

/** Remembers texts that are slow to make. */
export class Memory {
  readonly #before: Texts;
  readonly #used: Record<string, string> = {};
  #isNew = false;

  constructor(before: Texts = {}) {
    this.#before = before;
  }

  /** A text as it was made before from the same source, or made now. */
  recall(source: string, make: () => string): string {
    const key = digest(source);
    let text = this.#used[key] ?? (Object.hasOwn(this.#before, key) ? this.#before[key] : undefined);
    if (text === undefined) {
      text = make();
      this.#isNew = true;
    }
    this.#used[key] = text;
    return text;
  }

  /** Whether something was made that is not known from before. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /** What was asked for; with `all`, what was known before too. */
  texts(all: boolean): Texts {
    return all ? { ...this.#before, ...this.#used } : this.#used;
  }
}

/** What is remembered now: trees of texts, and pieces of articles. Nothing where nothing is kept between runs. */
const memories = new Map<'trees' | 'pieces', Memory>();

/** Remember what is made from here on; give the memory up with undefined. */
export function remember(kind: 'trees' | 'pieces', memory: Memory | undefined): void {
  if (memory === undefined) memories.delete(kind);
  else memories.set(kind, memory);
}

/** Whether what is made now is kept for later runs. */
export const isRemembered = (kind: 'trees' | 'pieces'): boolean => memories.has(kind);

/**
 * A text from memory, or made now.
 * @param source names all that the text depends on, but the program
 */
export const recall = (kind: 'trees' | 'pieces', source: () => string, make: () => string): string =>
  memories.get(kind)?.recall(source(), make) ?? make();
