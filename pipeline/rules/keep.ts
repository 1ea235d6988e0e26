import { quote } from '../validate.ts';
import { keepWordsOf, patternOf, wordsIn } from './keep-words.ts';
import { pairingsOf } from './pairings.ts';
import type { Rule } from './rule.ts';

/** A reader finds SMTP or DKIM in a manual or a log only under its own name. */
export const keep: Rule = {
  id: 'text/keep',
  severity: 'warning',
  check(content, report) {
    const pattern = patternOf(keepWordsOf(content));
    if (pattern === undefined) return;
    for (const { english, unit } of pairingsOf(content)) {
      for (const word of wordsIn(english, pattern)) {
        if (unit.text.includes(word)) continue;
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
