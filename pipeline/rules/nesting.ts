import type { TextRule } from './texts.ts';

/** i18next takes `$t(key)` in a message for an order to insert another: https://www.i18next.com/translation-function/nesting */
export const nesting: TextRule = {
  id: 'message/nesting',
  severity: 'error',
  check({ units }, report) {
    for (const { kind, text, document, path } of units) {
      if (kind !== 'message') continue;
      for (const { index } of text.matchAll(/\$t\(/g)) {
        const message = 'Unexpected "$t(", which inserts another message, expected whole sentences';
        report({ document, path, offset: index, message, hint: 'Write out the words that it would insert.' });
      }
    }
  },
};
