import { quote } from '../validate.ts';
import { hasWord, keepWordsOf } from './keep-words.ts';
import { pairingsOf } from './pairings.ts';
import type { Rule } from './rule.ts';
import { spansOf } from './spans.ts';

/** A reader finds SMTP or DKIM in a manual or a log only under its own name. */
export const keep: Rule = {
  id: 'text/keep',
  severity: 'warning',
  check(content, report) {
    const words = keepWordsOf(content);
    for (const { english, unit } of pairingsOf(content)) {
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
