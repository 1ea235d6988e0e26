import { sourceLocale } from '../content.ts';
import { didYouMean, quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** A policy for a locale that is not there has no effect, and the one that was meant keeps the default. */
export const configLocale: Rule = {
  id: 'config/locale',
  severity: 'error',
  check({ config, folder }, report) {
    const document = folder.config;
    if (document === undefined) return;
    for (const tag of Object.keys(config.locales ?? {})) {
      if (folder.locales.has(tag)) continue;
      const message = `Unexpected locale ${quote(tag)}, expected the name of a folder in locales/`;
      report({ document, path: ['locales', tag], key: true, message, hint: hintFor(tag, [...folder.locales.keys()]) });
    }
  },
};

function hintFor(tag: string, known: readonly string[]): string {
  if (tag === sourceLocale) return 'Remove it: English is the source and needs no policy.';
  return didYouMean(tag, known) ?? `Add the locale with: kontras new locale ${tag}`;
}
