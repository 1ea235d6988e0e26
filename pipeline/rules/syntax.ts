import { quote } from '../validate.ts';
import type { TextRule } from './texts.ts';

/** A variable as we know it: `{{name}}` or `{{name, format(option)}}`. */
const variable = /\{\{\s*[A-Za-z][A-Za-z0-9]*\s*(?:,[^{}]*)?\}\}/g;

/** A variable that is not written as one stands on the page as it is, or, with i18next's `{{- name}}`, changes its meaning. */
export const syntax: TextRule = {
  id: 'message/syntax',
  severity: 'error',
  check({ units }, report) {
    for (const { kind, text, document, path } of units) {
      if (kind !== 'message') continue;
      const rest = text.replace(variable, (found) => ' '.repeat(found.length));
      for (const { 0: match, index } of rest.matchAll(/\{+[^{}]*\}+|\{+|\}+/g)) {
        const found = text.slice(index, index + match.length);
        const name = /[A-Za-z][A-Za-z0-9]*/.exec(found)?.[0];
        const hint = name === undefined ? 'Leave single braces out of messages.' : `Write {{${name}}}.`;
        report({
          document,
          path,
          offset: index,
          message: `Unexpected ${quote(found)}, expected a variable such as {{code}}`,
          hint,
        });
      }
    }
  },
};
