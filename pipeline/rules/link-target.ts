import { quote } from '../validate.ts';
import { spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** A translated text leads to the same places as the English, or its reader is sent astray. */
export const linkTarget: TextRule = {
  id: 'text/link-target',
  severity: 'error',
  check({ pairings }, report) {
    for (const { english, unit } of pairings) {
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
