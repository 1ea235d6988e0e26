/** Numbers 0, 1, 2 … for keys, in the order in which they come: a Map of a million numbers takes three times the memory. */
export class KeyTable {
  #keys = new Float64Array(1 << 12).fill(-1);
  #numbers = new Int32Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a key; -1 for an unknown one. */
  find(key: number): number {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === key ? (this.#numbers[slot] as number) : -1;
  }

  /** The number of a key, a new one if need be. */
  add(key: number): number {
    let slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#numbers[slot] as number;
    if (this.#size * 2 >= this.#keys.length) {
      this.#grow();
      slot = this.#slotOf(key);
    }
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  /** Where a key stands, or would stand. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (key % 4294967291) & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#numbers = new Int32Array(keys.length * 2);
    for (const [at, key] of keys.entries()) {
      if (key === -1) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#numbers[slot] = numbers[at] as number;
    }
  }
}
