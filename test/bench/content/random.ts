/** A whole number from 0 up to, and not including, `below`. */
export type Random = (below: number) => number;

/**
 * The same numbers from the same seed on every machine. Each text has a seed of its own, so that none depends on how many came before it.
 * The seed is hashed with FNV-1a, the numbers are splitmix64's in 32 bits: https://prng.di.unimi.it/splitmix64.c
 */
export function randomFrom(...seed: readonly (string | number)[]): Random {
  let state = 0x811c9dc5;
  for (const character of seed.join('|')) state = Math.imul(state ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

export const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T;
