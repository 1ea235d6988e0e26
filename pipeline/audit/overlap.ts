import { KeyTable } from './table.ts';

/** What an article shares with the others of its protocol and locale, as shares of its different shingles. */
export interface Overlap {
  /** Of those that stand on no other article. */
  readonly own: number;
  /** Of those that its nearest neighbour has, too. */
  readonly containment: number;
  /** The id of the nearest neighbour; of equal ones the first. Undefined where no other article shares a shingle. */
  readonly nearest: string | undefined;
}

/** An article by its id, and its shingles in any order, with repetitions. */
export interface Shingled {
  readonly id: string;
  readonly shingles: Float64Array;
}

/**
 * Measure some articles against all of them. Takes memory for those measured and for no other.
 * @param measured the articles to measure
 * @param all every article, those measured among them
 */
export function overlaps(measured: readonly Shingled[], all: Iterable<Shingled>): Map<string, Overlap> {
  const table = new KeyTable();
  const holders: number[][] = [];
  const different = measured.map(({ shingles }, index) => {
    let count = 0;
    for (const shingle of shingles) {
      const number = table.add(shingle);
      let list = holders[number];
      if (list === undefined) {
        list = [];
        holders[number] = list;
      }
      if (list.at(-1) === index) continue;
      list.push(index);
      count += 1;
    }
    return count;
  });
  // On how many articles each shingle stands, and on which it was last seen.
  const articles = new Uint32Array(table.size);
  const last = new Int32Array(table.size).fill(-1);
  const best = new Uint32Array(measured.length);
  const nearest: (string | undefined)[] = [];
  const shared = new Uint32Array(measured.length);
  let at = 0;
  for (const { id, shingles } of all) {
    shared.fill(0);
    for (const shingle of shingles) {
      const number = table.find(shingle);
      if (number < 0 || last[number] === at) continue;
      last[number] = at;
      articles[number] = (articles[number] as number) + 1;
      for (const holder of holders[number] as number[]) shared[holder] = (shared[holder] as number) + 1;
    }
    for (const [index, count] of shared.entries()) {
      if (count <= (best[index] as number) || measured[index]?.id === id) continue;
      best[index] = count;
      nearest[index] = id;
    }
    at += 1;
  }
  const own = new Uint32Array(measured.length);
  for (const [number, list] of holders.entries()) {
    const [only] = list;
    if (articles[number] === 1 && only !== undefined) own[only] = (own[only] as number) + 1;
  }
  return new Map(
    measured.map(({ id }, index) => {
      const count = different[index] as number;
      const share = (part: number): number => (count === 0 ? 0 : part / count);
      return [id, { own: share(own[index] as number), containment: share(best[index] as number), nearest: nearest[index] }];
    }),
  );
}

/** The share of the shingles of a text that stand in it a second time. */
export function repetitionOf(shingles: Float64Array): number {
  return shingles.length === 0 ? 0 : 1 - new Set(shingles).size / shingles.length;
}
