import type { Piece, Pieces } from '../fragment/piece.ts';
import { type Batch, digest, firstKept, passing } from './batch.ts';
import { inJson } from './json.ts';
import { grown, TextGatherer } from './texts.ts';

/**
 * What pages are written on: ropes, that is, the numbers of the texts that they consist of. A text that stands in many pages is encoded
 * once; its bytes are copied where the page is printed.
 */
export class Sheet {
  #ropes = new Uint32Array(8 * 1024);
  #length = 0;
  /** Where the count of the last rope stands. */
  #start = 0;
  #next = firstKept;
  readonly #kept = new TextGatherer();
  readonly #passing = new TextGatherer();

  /** Start a rope. What is added from then on belongs to it. */
  start(): void {
    if (this.#length === this.#ropes.length) this.#ropes = grown(this.#ropes);
    this.#start = this.#length;
    this.#ropes[this.#length] = 0;
    this.#length += 1;
  }

  /** Add a text of this page alone. */
  text(text: string): void {
    if (this.#length > this.#start + 1 && this.#ropes[this.#length - 1] === passing) {
      this.#passing.extend(text);
      return;
    }
    this.#passing.add(text);
    this.#push(passing);
  }

  /** Add the place of the page's digest. */
  digest(): void {
    this.#push(digest);
  }

  piece(piece: Piece): void {
    if (piece.isPassing) {
      this.text(piece.text);
      return;
    }
    if (piece.sheet !== this) this.#meet(piece);
    if (piece.plain === 0) piece.plain = this.#keep(piece.text);
    this.#push(piece.plain);
  }

  /** Add pieces as they are. */
  pieces(pieces: Pieces): void {
    for (let at = 0; at < pieces.length; at += 1) this.piece(pieces.at(at));
  }

  /** Add pieces as the inside of a JSON string. */
  quotedPieces(pieces: Pieces): void {
    for (let at = 0; at < pieces.length; at += 1) {
      const piece = pieces.at(at);
      if (piece.isPassing) {
        this.text(quoted(piece.text));
        continue;
      }
      if (piece.sheet !== this) this.#meet(piece);
      if (piece.quoted === 0) piece.quoted = this.#keep(quoted(piece.text));
      this.#push(piece.quoted);
    }
  }

  /** How much there is, in bytes, of what is not kept. */
  get size(): number {
    return this.#length * 4 + this.#passing.length;
  }

  /** What has been written since it was taken last. */
  take(): Pick<Batch, 'kept' | 'passing' | 'ropes'> {
    const ropes = this.#ropes.slice(0, this.#length);
    this.#length = 0;
    return { kept: this.#kept.take(), passing: this.#passing.take(), ropes };
  }

  #meet(piece: Piece): void {
    piece.sheet = this;
    piece.plain = 0;
    piece.quoted = 0;
  }

  #keep(text: string): number {
    this.#kept.add(text);
    this.#next += 1;
    return this.#next - 1;
  }

  #push(reference: number): void {
    if (this.#length === this.#ropes.length) this.#ropes = grown(this.#ropes);
    this.#ropes[this.#length] = reference;
    this.#length += 1;
    this.#ropes[this.#start] = (this.#ropes[this.#start] as number) + 1;
  }
}

const quoted = (text: string): string => inJson(text).slice(1, -1);
