import { quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** Two codes of the same name make a title that compares a thing with itself. */
export const recordName: Rule = {
  id: 'record/name',
  severity: 'warning',
  check({ folder, protocols }, report) {
    for (const { id, codes, records } of protocols) {
      const first = new Map<string, string>();
      for (const code of codes) {
        const document = folder.protocols.get(id)?.records.get(code);
        const name = records.get(code)?.name;
        if (document === undefined || name === undefined) continue;
        const key = name.normalize('NFC').toLowerCase();
        const before = first.get(key);
        if (before === undefined) first.set(key, code);
        else {
          const message = `Unexpected name ${quote(name)}, which ${quote(before)} has as well, expected a name of its own`;
          report({ document, path: ['name'], message, hint: 'Say in the name what sets this code apart.' });
        }
      }
    }
  },
};
