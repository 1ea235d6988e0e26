/** Memory in which bytes are put together, again and again. */
export class Area {
  #bytes = Buffer.allocUnsafeSlow(32 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What there is, until it is cleared. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** Add a text as UTF-8. @returns how many bytes it has */
  text(text: string): number {
    // No unit of UTF-16 takes more than three bytes.
    const most = this.#length + text.length * 3;
    if (most > this.#bytes.length) this.#grow(most);
    const written = this.#bytes.write(text, this.#length);
    this.#length += written;
    return written;
  }

  add(bytes: Uint8Array): void {
    const end = this.#length + bytes.length;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.set(bytes, this.#length);
    this.#length = end;
  }

  /** Put bytes in the place of as many others. */
  replace(at: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes, at);
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}
