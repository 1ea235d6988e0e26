import type { Piece, Pieces } from '../fragment/piece.ts';

/**
 * Gathers texts as UTF-8, in memory that is used again and again. Pieces are copied, other texts encoded straight into it: joining them as
 * strings first, and encoding what was joined, takes more than twice the time.
 */
export class Sheet {
  #bytes = Buffer.allocUnsafeSlow(64 * 1024);
  #length = 0;

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** What there is, until something is added or cleared. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** Add a text. */
  text(text: string): void {
    // No unit of UTF-16 takes more than three bytes.
    this.#makeRoom(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  piece({ plain }: Piece): void {
    this.#copy(plain);
  }

  /** Add pieces as they are. */
  pieces(pieces: Pieces): void {
    for (let at = 0; at < pieces.length; at += 1) {
      const piece = pieces.at(at);
      if (piece.isPassing) this.text(piece.text);
      else this.#copy(piece.plain);
    }
  }

  /** Add pieces as the inside of a JSON string. */
  quotedPieces(pieces: Pieces): void {
    for (let at = 0; at < pieces.length; at += 1) this.#copy(pieces.at(at).quoted);
  }

  /** Put ASCII in the place of as many other bytes. */
  replace(at: number, text: string): void {
    this.#bytes.write(text, at, 'latin1');
  }

  #copy(bytes: Uint8Array): void {
    const end = this.#length + bytes.length;
    if (end > this.#bytes.length) this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length = end;
  }

  #makeRoom(length: number): void {
    const needed = this.#length + length;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}
