export type Direction = 'ltr' | 'rtl';

/** Scripts written from right to left: https://www.unicode.org/iso15924/ and Unicode's Bidi_Class of their letters. */
const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Samr', 'Mand', 'Mend', 'Yezi']);

/** Scripts whose sentences follow each other without a space. */
const unspaced = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Hira', 'Kana', 'Bopo']);

/** The tag in its canonical spelling (BCP 47); undefined for what is no tag. No language of five letters or more was ever registered, so that "korean" is none. */
export function canonicalTag(name: string): string | undefined {
  try {
    const canonical = Intl.getCanonicalLocales(name)[0];
    return canonical !== undefined && /^[a-z]{2,3}(-|$)/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}

/** The script that a language is written in, by its tag (CLDR, likely subtags). */
export const scriptOf = (tag: string): string | undefined => new Intl.Locale(tag).maximize().script;

/** The direction in which a language is written, by its script. */
export const directionOf = (tag: string): Direction => (rightToLeft.has(scriptOf(tag) ?? '') ? 'rtl' : 'ltr');

/** What stands between two sentences of a paragraph. */
export const sentenceGap = (tag: string): string => (unspaced.has(scriptOf(tag) ?? '') ? '' : ' ');

const listFormats = new Map<string, Intl.ListFormat>();

/** Items of a list with what the language puts between them (CLDR): "a, b and c", "a、b和c". */
export function listParts(tag: string, items: readonly string[]): { item: boolean; value: string }[] {
  const format = listFormats.get(tag) ?? new Intl.ListFormat(tag, { type: 'conjunction' });
  listFormats.set(tag, format);
  return format.formatToParts(items).map((part) => ({ item: part.type === 'element', value: part.value }));
}
