/**
 * What is found once for each of a few keys. There are tens of thousands of these, and most are only ever asked for one key: a map for each
 * would take several times the memory.
 */
export class Few<Key extends object | string, Value> {
  #key: Key | undefined;
  #value: Value | undefined;
  #others: Map<Key, Value> | undefined;

  get(key: Key): Value | undefined {
    return this.#key === key ? this.#value : this.#others?.get(key);
  }

  /** @returns the value, which is there from then on */
  keep(key: Key, value: Value): Value {
    if (this.#key === undefined) {
      this.#key = key;
      this.#value = value;
    } else {
      this.#others ??= new Map();
      this.#others.set(key, value);
    }
    return value;
  }
}
