import { quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** A translation of what the English no longer says. */
export const stale: Rule = {
  id: 'locale/stale',
  severity: 'warning',
  check(content, report) {
    for (const locale of content.locales) {
      for (const id of locale.stale) {
        const unit = locale.units.get(id);
        const english = content.units.get(id);
        if (unit === undefined || english === undefined) continue;
        const message = `Unexpected translation of an older text, expected one of ${quote(english.text)}`;
        report({ document: unit.document, path: unit.path, message, hint: 'Revise the translation, then run: kontras sync' });
      }
    }
  },
};
