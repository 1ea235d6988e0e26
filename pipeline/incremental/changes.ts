import type { Ingredients } from './ingredients.ts';

/** What has changed since the build before in what the pages of one protocol in one locale are made from. */
export interface Changes {
  /** Whether every page is as it was, and there are the same ones. */
  readonly isNone: boolean;
  /**
   * What has changed of a page; nothing where it is as it was.
   * @param codes those that it is about: none is the overview, two are a comparison
   */
  reasons(codes: readonly string[]): readonly string[];
}

/** Why everything is made where nothing is known of a build before. */
export const firstBuild = 'not built before by this program';

/** Why a page is written where nothing has changed that it is made from. */
export const notAsBuilt = 'changed or deleted since it was built';

/** Everything is to be made, for one reason. */
export function allChanged(reason: string): Changes {
  const reasons = [reason];
  return { isNone: false, reasons: () => reasons };
}

/** Compare what pages are made from now with what they were made from. */
export function changesBetween(before: Ingredients, now: Ingredients): Changes {
  const all = differing(before.all, now.all);
  const lists = differing(before.lists, now.lists);
  const codes = differingGroups(before.codes, now.codes);
  const pairs = differingGroups(before.pairs, now.pairs);
  const pairsWith = new Map<string, string[]>();
  for (const [pair, names] of pairs) {
    for (const code of Object.keys(now.codes)) {
      if (!pair.startsWith(`${code}-`) && !pair.endsWith(`-${code}`)) continue;
      pairsWith.set(code, [...(pairsWith.get(code) ?? []), ...names]);
    }
  }
  return {
    isNone: all.length + lists.length + codes.size + pairs.size === 0,
    reasons([a, b]) {
      if (a === undefined) return [...all, ...lists];
      const own = codes.get(a) ?? [];
      if (b === undefined) return unique([...all, ...own, ...lists, ...(pairsWith.get(a) ?? [])]);
      const other = codes.get(b) ?? [];
      if (all.length + own.length + other.length + pairs.size === 0) return [];
      return unique([...all, ...own, ...other, ...(pairs.get(`${a}-${b}`) ?? [])]);
    },
  };
}

const unique = (names: readonly string[]): readonly string[] => (names.length < 2 ? names : [...new Set(names)]);

type Digests = Readonly<Record<string, string>>;

function differing(before: Digests = {}, now: Digests = {}): string[] {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(now, name));
  return [...Object.keys(now).filter((name) => before[name] !== now[name]), ...gone];
}

function differingGroups(
  before: Readonly<Record<string, Digests>>,
  now: Readonly<Record<string, Digests>>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const names = differing(before[key], now[key]);
    if (names.length > 0) found.set(key, names);
  }
  return found;
}
