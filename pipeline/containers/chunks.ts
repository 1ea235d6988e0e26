/** So much text is handed on at a time: enough for a system call to weigh nothing, little enough to stay in the processor's cache. */
const size = 256 * 1024;

/**
 * Gathers texts as UTF-8 and hands them on in pieces. They are encoded straight into the piece: joining them as strings first, and
 * encoding what was joined, takes more than twice the time.
 */
export class Chunks {
  readonly #bytes = Buffer.allocUnsafe(size);
  readonly #put: (bytes: Uint8Array) => void;
  #length = 0;

  /** @param put takes a piece, which is overwritten once it returns */
  constructor(put: (bytes: Uint8Array) => void) {
    this.#put = put;
  }

  add(text: string): void {
    // No unit of UTF-16 takes more than three bytes.
    const most = text.length * 3;
    if (this.#length + most > size) this.flush();
    if (most > size) this.#put(Buffer.from(text));
    else this.#length += this.#bytes.write(text, this.#length);
  }

  flush(): void {
    if (this.#length > 0) this.#put(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
