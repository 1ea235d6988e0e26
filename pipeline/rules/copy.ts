import type { Content, Locale, Unit } from '../content.ts';
import { keepWordsOf, withoutWords } from './keep-words.ts';
import { type Pairing, pairingsOf } from './pairings.ts';
import type { Rule } from './rule.ts';
import { spansOf } from './spans.ts';

/**
 * English that was copied into a locale's file would pass for a translation. A single word may well be the same in both languages
 * ("Status", "Section"), and so may names; a locale of English itself, such as en-GB, is expected to agree.
 */
export const copy: Rule = {
  id: 'locale/copy',
  severity: 'warning',
  check(content, report) {
    for (const { unit } of copiesIn(content)) {
      const message = 'Unexpected text equal to the English, expected its translation';
      const hint = 'Translate it, or remove the key; it counts as missing, and the English is marked as such.';
      report({ document: unit.document, path: unit.path, message, hint });
    }
  },
};

function copiesIn(content: Content): Pairing[] {
  const keep = keepWordsOf(content);
  const isCopy = ({ english, unit, locale }: Pairing): boolean =>
    !/^en(-|$)/i.test(locale.tag) && normal(unit.text) === normal(english.text) && hasWords(english, keep);
  return [...pairingsOf(content)].filter(isCopy);
}

/** The content without texts that are copies of the English: what is left of a locale is in its language. */
export function withoutCopies(content: Content): Content {
  const copies = new Set(copiesIn(content).map(({ unit }) => unit));
  if (copies.size === 0) return content;
  const keepOwn = (units: Locale['units']): Locale['units'] => new Map([...units].filter(([, unit]) => !copies.has(unit)));
  return { ...content, locales: content.locales.map((locale) => ({ ...locale, units: keepOwn(locale.units) })) };
}

const normal = (text: string): string => text.normalize('NFC').trim();

/** Whether there is something to translate: two words or more, of four letters or more together, that no glossary keeps. */
function hasWords(unit: Unit, keep: readonly string[]): boolean {
  const words = withoutWords(keep, spansOf(unit).prose).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const translatable = words.filter((word) => !/\p{N}/u.test(word));
  return translatable.length >= 2 && translatable.join('').length >= 4;
}
