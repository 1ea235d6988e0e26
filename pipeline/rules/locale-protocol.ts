import { didYouMean, quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** A file of translations that no English stands behind is never used; most often its name is mistyped. */
export const localeProtocol: Rule = {
  id: 'locale/protocol',
  severity: 'error',
  check({ folder }, report) {
    const known = [...folder.protocols.keys()];
    for (const { protocols } of folder.locales.values()) {
      for (const [name, { file }] of protocols) {
        if (folder.protocols.has(name)) continue;
        const message = `Unexpected ${quote(`${name}.json`)}, expected the name of a folder in source/`;
        report({ file, message, hint: didYouMean(name, known) ?? `Remove the file, or add source/${name}/.` });
      }
    }
  },
};
