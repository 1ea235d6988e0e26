import type { Content, Locale, Unit } from '../content.ts';
import { keepWordsOf, withoutWords } from './keep-words.ts';
import { oncePer } from './once-per.ts';
import { spansOf } from './spans.ts';
import { pairingsOf, type TextRule } from './texts.ts';

/**
 * English that was copied into a locale's file would pass for a translation. A single word may well be the same in both languages
 * ("Status", "Section"), and so may names; a locale of English itself, such as en-GB, is expected to agree.
 */
export const copy: TextRule = {
  id: 'locale/copy',
  severity: 'warning',
  check({ content, locale }, report) {
    for (const unit of locale === undefined ? [] : copiesIn({ content, locale })) {
      const message = 'Unexpected text equal to the English, expected its translation';
      const hint = 'Translate it, or remove the key; it counts as missing, and the English is marked as such.';
      report({ document: unit.document, path: unit.path, message, hint });
    }
  },
};

/** Found once for the report and for what is built: a locale is assembled anew for each check. */
const copiesIn = oncePer(
  ({ locale }: { readonly content: Content; readonly locale: Locale }) => locale,
  ({ content, locale }): Unit[] => {
    if (/^en(-|$)/i.test(locale.tag)) return [];
    const keep = keepWordsOf(content);
    return pairingsOf(content, locale)
      .filter(({ english, unit }) => normal(unit.text) === normal(english.text) && hasWords(english, keep))
      .map(({ unit }) => unit);
  },
);

/** The content without texts that are copies of the English: what is left of a locale is in its language. */
export function withoutCopies(content: Content): Content {
  const locales = content.locales.map((locale) => {
    const copies = new Set(copiesIn({ content, locale }));
    return copies.size === 0 ? locale : { ...locale, units: new Map([...locale.units].filter(([, unit]) => !copies.has(unit))) };
  });
  return { ...content, locales };
}

const normal = (text: string): string => text.normalize('NFC').trim();

/** Whether there is something to translate: two words or more, of four letters or more together, that no glossary keeps. */
function hasWords(unit: Unit, keep: readonly string[]): boolean {
  const words = withoutWords(keep, spansOf(unit).prose).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const translatable = words.filter((word) => !/\p{N}/u.test(word));
  return translatable.length >= 2 && translatable.join('').length >= 4;
}
