import { quote } from '../validate.ts';
import { hasWord, keepWordsOf } from './keep-words.ts';
import { spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** A reader finds SMTP or DKIM in a manual or a log only under its own name. */
export const keep: TextRule = {
  id: 'text/keep',
  severity: 'warning',
  check({ content, pairings }, report) {
    const words = keepWordsOf(content);
    for (const { english, unit } of pairings) {
      for (const word of words) {
        if (unit.text.includes(word) || !hasWord(word, spansOf(english).prose)) continue;
        const message = `Unexpected text without the word ${quote(word)}, expected it as in the English`;
        report({
          document: unit.document,
          path: unit.path,
          message,
          hint: `Keep ${word} as it is; source/glossary.json lists it under "keep".`,
        });
      }
    }
  },
};
