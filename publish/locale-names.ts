/** What the CMS calls our locales, and the other way round. */
export interface LocaleNames {
  theirs(tag: string): string;
  ours(name: string): string;
}

/** @param names by our tag, where the CMS calls it otherwise */
export function localeNames(names: Readonly<Record<string, string>> = {}): LocaleNames {
  const ours = new Map(Object.entries(names).map(([tag, name]) => [name, tag]));
  return { theirs: (tag) => (Object.hasOwn(names, tag) ? (names[tag] as string) : tag), ours: (name) => ours.get(name) ?? name };
}

/** Two locales of which the CMS would have one: each would be written over the other. */
export function sharedName(
  locales: readonly string[],
  names: Readonly<Record<string, string>> = {},
): { readonly tag: string; readonly other: string; readonly name: string } | undefined {
  const { theirs } = localeNames(names);
  const seen = new Map<string, string>();
  // Those that the config names come last, since that is where the place of the mistake is.
  const all = [...new Set([...locales.filter((tag) => !Object.hasOwn(names, tag)), ...Object.keys(names)])];
  for (const tag of all) {
    const [name, other] = [theirs(tag), seen.get(theirs(tag))];
    if (other !== undefined) return { tag, other, name };
    seen.set(name, tag);
  }
  return undefined;
}
