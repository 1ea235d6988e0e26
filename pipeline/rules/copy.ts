import type { Unit } from '../content.ts';
import { keepWordsOf, withoutWords } from './keep-words.ts';
import { pairingsOf } from './pairings.ts';
import type { Rule } from './rule.ts';
import { spansOf } from './spans.ts';

/**
 * English that was copied into a locale's file counts as translated and hides the gap. A single word may well be the same in both
 * languages ("Status", "Section"), and so may names; a locale of English itself, such as en-GB, is expected to agree.
 */
export const copy: Rule = {
  id: 'locale/copy',
  severity: 'warning',
  check(content, report) {
    const keep = keepWordsOf(content);
    for (const { english, unit, locale } of pairingsOf(content)) {
      if (/^en(-|$)/i.test(locale.tag) || normal(unit.text) !== normal(english.text) || !hasWords(english, keep)) continue;
      const message = 'Unexpected text equal to the English, expected its translation';
      report({
        document: unit.document,
        path: unit.path,
        message,
        hint: 'Translate it, or remove the key: the English is then marked as such.',
      });
    }
  },
};

const normal = (text: string): string => text.normalize('NFC').trim();

/** Whether there is something to translate: two words or more, of four letters or more together, that no glossary keeps. */
function hasWords(unit: Unit, keep: readonly string[]): boolean {
  const words = withoutWords(keep, spansOf(unit).prose).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const translatable = words.filter((word) => !/\p{N}/u.test(word));
  return translatable.length >= 2 && translatable.join('').length >= 4;
}
