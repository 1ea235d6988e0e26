import { quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** The folder's name starts the id of every text and the address of every page, and names a file of each locale, beside two that are taken. */
export const folder: Rule = {
  id: 'protocol/folder',
  severity: 'error',
  check(content, report) {
    for (const name of content.folder.protocols.keys()) {
      const taken = name === 'article' || name === 'state';
      if (!taken && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) continue;
      const expected = taken
        ? `another name: locales/<tag>/${name}.json is something else`
        : 'small letters, digits and single "-" between them';
      const hint = 'Rename the folder; the name that people read stands in "name" in protocol.json.';
      report({ file: `source/${name}`, message: `Unexpected folder ${quote(name)}, expected ${expected}`, hint });
    }
  },
};
