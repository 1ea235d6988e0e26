import { sourceLocale } from '../content.ts';
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
      const canonical = canonicalOf(name) ?? canonicalOf(name.replaceAll('_', '-'));
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

/** The canonical spelling; undefined for what is no tag. No language of five letters or more was ever registered, so that "korean" is none. */
function canonicalOf(name: string): string | undefined {
  try {
    const canonical = Intl.getCanonicalLocales(name)[0];
    return canonical !== undefined && /^[a-z]{2,3}(-|$)/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}
