import { compileGrammar } from '../assemble.ts';
import { didYouMean, quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** The class decides what an article says first. For most protocols the code itself says it, and the two must agree. */
export const recordClass: Rule = {
  id: 'record/class',
  severity: 'error',
  check({ folder, protocols }, report) {
    for (const protocol of protocols) {
      const known = Object.keys(protocol.classes);
      const grammar = compileGrammar(protocol.code);
      for (const [code, record] of protocol.records) {
        const document = folder.protocols.get(protocol.id)?.records.get(code);
        if (document === undefined) continue;
        const named = grammar?.exec(code)?.groups?.class;
        const expected = named === undefined ? known.map(quote).join(', ') : quote(named);
        const isRight = known.includes(record.class) && (named === undefined || named === record.class);
        if (isRight) continue;
        const message = `Unexpected class ${quote(record.class)} of ${quote(code)}, expected ${expected}`;
        const remedy =
          named !== undefined && !known.includes(named)
            ? `Add the class ${quote(named)} to "classes" in source/${protocol.id}/protocol.json.`
            : `The classes are the keys of "classes" in source/${protocol.id}/protocol.json.`;
        report({
          document,
          path: ['class'],
          message,
          hint: (named === undefined ? didYouMean(record.class, known) : undefined) ?? remedy,
        });
      }
    }
  },
};
