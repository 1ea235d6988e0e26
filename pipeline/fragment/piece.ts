/** A text that stands in many articles. */
export class Piece {
  readonly text: string;
  /** Whether it stands in one article alone: it is not worth keeping. */
  readonly isPassing: boolean;
  /** The sheet that has numbered it last, and its numbers there: as it is, and as the inside of a JSON string. 0 where it has none yet. */
  sheet: unknown = undefined;
  plain = 0;
  quoted = 0;

  constructor(text: string, isPassing = false) {
    this.text = text;
    this.isPassing = isPassing;
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
