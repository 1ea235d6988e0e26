/** A text that stands in many articles, with its bytes as articles hold them: each is encoded once, and copied from then on. */
export class Piece {
  readonly text: string;
  /** Whether it stands in one article alone: its bytes are not worth keeping. */
  readonly isPassing: boolean;
  #plain: Uint8Array | undefined;
  #quoted: Uint8Array | undefined;

  constructor(text: string, isPassing = false) {
    this.text = text;
    this.isPassing = isPassing;
  }

  /** As it is, in UTF-8. */
  get plain(): Uint8Array {
    this.#plain ??= Buffer.from(this.text);
    return this.#plain;
  }

  /** As the inside of a JSON string, in UTF-8. */
  get quoted(): Uint8Array {
    this.#quoted ??= Buffer.from(JSON.stringify(this.text).slice(1, -1));
    return this.#quoted;
  }
}

/** The piece of a text that stands in one article alone. */
export const passingPiece = (text: string): Piece => new Piece(text, true);

/** Pieces one after the other, in memory that can be used again: an article has some fifty, and its array would be most of its garbage. */
export class Pieces {
  readonly #list: Piece[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(piece: Piece): void {
    this.#list[this.#length] = piece;
    this.#length += 1;
  }

  at(index: number): Piece {
    return this.#list[index] as Piece;
  }

  clear(): void {
    this.#length = 0;
  }
}

/** The pieces as text. */
export function textOf(pieces: Pieces): string {
  let text = '';
  for (let at = 0; at < pieces.length; at += 1) text += pieces.at(at).text;
  return text;
}
