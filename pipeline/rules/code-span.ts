import { quote } from '../validate.ts';
import { spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** What stands in a code span is typed or read by a machine: commands, codes, header names. Translated or dropped, it misleads. */
export const codeSpan: TextRule = {
  id: 'text/code-span',
  severity: 'error',
  check({ pairings }, report) {
    for (const { english, unit } of pairings) {
      const { codes } = spansOf(unit);
      for (const code of spansOf(english).codes) {
        if (codes.has(code)) continue;
        const message = `Unexpected text without the code span ${quote(code)}, expected each code span of the English`;
        report({
          document: unit.document,
          path: unit.path,
          message,
          hint: `Write \`${code}\` as it stands in the English, with its backticks.`,
        });
      }
    }
  },
};
