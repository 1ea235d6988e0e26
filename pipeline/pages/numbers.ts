/** Numbers from 0 to 2³² − 1 in a row, as many as there will be. */
export class Numbers {
  #values = new Uint32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#makeRoomFor(this.#length + 1);
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  add(values: Uint32Array): void {
    const end = this.#length + values.length;
    this.#makeRoomFor(end);
    this.#values.set(values, this.#length);
    this.#length = end;
  }

  /** Be so many at least, with zeros for those that are new. */
  extend(length: number): void {
    if (length <= this.#length) return;
    this.#makeRoomFor(length);
    this.#values.fill(0, this.#length, length);
    this.#length = length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** What there is, in memory of its own; from then on there is nothing. */
  take(): Uint32Array<ArrayBuffer> {
    const taken = this.#values.slice(0, this.#length);
    this.clear();
    return taken;
  }

  #makeRoomFor(length: number): void {
    if (length <= this.#values.length) return;
    const larger = new Uint32Array(Math.max(length, this.#values.length * 2));
    larger.set(this.#values.subarray(0, this.#length));
    this.#values = larger;
  }
}
