import { quote } from '../validate.ts';
import { pairingsOf } from './pairings.ts';
import type { Rule } from './rule.ts';
import { spansOf } from './spans.ts';

/** A translated text leads to the same places as the English, or its reader is sent astray. */
export const linkTarget: Rule = {
  id: 'text/link-target',
  severity: 'error',
  check(content, report) {
    for (const { english, unit } of pairingsOf(content)) {
      const targets = new Set(spansOf(unit).links.map(({ url }) => url));
      for (const target of new Set(spansOf(english).links.map(({ url }) => url))) {
        if (targets.has(target)) continue;
        const message = `Unexpected text without a link to ${quote(target)}, expected each link of the English`;
        report({
          document: unit.document,
          path: unit.path,
          message,
          hint: `Write [words of the link](${target}), with the same target.`,
        });
      }
    }
  },
};
