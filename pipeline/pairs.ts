import type { Config, Protocol } from './content.ts';

/** Two codes of a protocol, the lower one first. */
export interface Pair {
  readonly protocol: Protocol;
  readonly a: string;
  readonly b: string;
}

/**
 * The pairs that an entry such as "smtp/450-550", "450-550" or "450-vs-550" can mean, in either order of its codes.
 * None where it names no two codes of one protocol; several where more protocols have both, since codes may contain `-`
 * themselves and every cut is tried.
 */
export function resolvePair(entry: string, protocols: readonly Protocol[]): Pair[] {
  const slash = entry.indexOf('/');
  const name = slash < 0 ? undefined : entry.slice(0, slash);
  const cuts = cutsOf(entry.slice(slash + 1));
  return protocols
    .filter(({ id }) => name === undefined || id === name)
    .flatMap((protocol) => {
      const found = new Map<string, Pair>();
      for (const [first, second] of cuts) {
        const [low, high] = [protocol.codes.indexOf(first), protocol.codes.indexOf(second)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        if (low < 0 || low === high) continue;
        found.set(`${low} ${high}`, { protocol, a: protocol.codes[low] as string, b: protocol.codes[high] as string });
      }
      return [...found.values()];
    });
}

/** Every way to read "a-b" or "a-vs-b" as two codes, both of which may contain `-`. */
export function cutsOf(text: string): [string, string][] {
  const cuts = [...text.matchAll(/-/g)].map(({ index }): [string, string] => [text.slice(0, index), text.slice(index + 1)]);
  const versus = [...text.matchAll(/(?=-vs-)/g)].map(({ index }): [string, string] => [
    text.slice(0, index),
    text.slice(index + '-vs-'.length),
  ]);
  return [...cuts, ...versus].filter(([first, second]) => first !== '' && second !== '');
}

/**
 * The comparisons to build for one protocol, lower code first, in the protocol's order, each once.
 * @param protocols all protocols, among which the entries of a list in the config are looked up
 */
export function* pairsOf(
  protocol: Protocol,
  config: Config,
  protocols: readonly Protocol[],
): Generator<readonly [string, string]> {
  const isCompared = comparing(protocol, config, protocols);
  const { codes } = protocol;
  for (const [index, a] of codes.entries()) {
    for (let next = index + 1; next < codes.length; next += 1)
      if (isCompared(a, codes[next] as string)) yield [a, codes[next] as string];
  }
}

/** Tells which codes of a protocol are compared. Their order does not count. */
export function comparing(
  protocol: Protocol,
  config: Config,
  protocols: readonly Protocol[],
): (one: string, other: string) => boolean {
  const wanted = wantedPairs(protocol, config, protocols);
  return (one, other) => wanted === undefined || wanted.get(one)?.has(other) === true;
}

/** By code, the codes that it is compared with; undefined where that is all of them. Both directions are there. */
function wantedPairs(protocol: Protocol, config: Config, protocols: readonly Protocol[]): Map<string, Set<string>> | undefined {
  const { pairs = 'all' } = config;
  if (pairs === 'all') return undefined;
  const wanted = new Map<string, Set<string>>();
  const add = (a: string, b: string): void => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const partners = wanted.get(from);
      if (partners === undefined) wanted.set(from, new Set([to]));
      else partners.add(to);
    }
  };
  if (pairs === 'same-class') {
    const byClass = new Map<string, Set<string>>();
    for (const [code, record] of protocol.records) byClass.set(record.class, (byClass.get(record.class) ?? new Set()).add(code));
    for (const [code, record] of protocol.records) wanted.set(code, byClass.get(record.class) as Set<string>);
  } else if (pairs === 'related') {
    for (const [code, record] of protocol.records) for (const other of record.related ?? []) add(code, other);
    for (const pair of protocol.pairs.keys()) for (const { a, b } of resolvePair(pair, [protocol])) add(a, b);
  } else {
    for (const entry of pairs)
      for (const { protocol: owner, a, b } of resolvePair(entry, protocols)) if (owner.id === protocol.id) add(a, b);
  }
  return wanted;
}
