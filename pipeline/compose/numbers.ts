/** The number of a value among those that were met before, from 1 on. */
export function numberIn(known: Map<string, number>, value: string): number {
  const number = known.get(value) ?? known.size + 1;
  known.set(value, number);
  return number;
}
