import type { Copy } from './target.ts';

/** The revisions of the documents of one article, so that each write names what the one before it has left. */
export class Revisions {
  readonly #known: Map<string, string>;
  readonly #onCopy: (copy: Copy) => void;

  /** @param onCopy called with each copy that a write has left */
  constructor(copies: readonly Copy[], onCopy: (copy: Copy) => void) {
    this.#known = new Map(copies.map(({ ref, revision }) => [ref, revision]));
    this.#onCopy = onCopy;
  }

  /** A copy with the revision that its document has now. */
  current(copy: Copy): Copy {
    return { ...copy, revision: this.#known.get(copy.ref) ?? copy.revision };
  }

  remember(copy: Copy): void {
    this.#known.set(copy.ref, copy.revision);
    this.#onCopy(copy);
  }
}
