import { sourceLocale } from '../content.ts';
import { canonicalTag } from '../language.ts';
import type { Rule } from './rule.ts';

/** The folder's name is the locale's tag, and stands in addresses, in `lang` and in what the CMS is told: one spelling, that of BCP 47. */
export const tag: Rule = {
  id: 'locale/tag',
  severity: 'error',
  check(content, report) {
    for (const [name, { path }] of content.folder.locales) {
      if (name === sourceLocale) {
        const message = 'Unexpected folder "en", expected the English in source/ alone';
        report({
          file: path,
          message,
          hint: 'Move what it says to source/; for a variant of English, name the folder after it: "en-GB".',
        });
        continue;
      }
      const canonical = canonicalTag(name) ?? canonicalTag(name.replaceAll('_', '-'));
      if (canonical === name) continue;
      const expected = canonical === undefined ? 'a BCP 47 language tag such as "pt-BR"' : `"${canonical}"`;
      const hint =
        canonical === undefined
          ? 'Find the tag at https://www.iana.org/assignments/language-subtag-registry'
          : `Rename the folder to ${canonical}.`;
      report({ file: path, message: `Unexpected folder "${name}", expected ${expected}`, hint });
    }
  },
};
