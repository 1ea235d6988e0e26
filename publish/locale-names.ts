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
