import { didYouMean, quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** A related code becomes a link; one without a record would lead nowhere. */
export const related: Rule = {
  id: 'record/related',
  severity: 'error',
  check({ folder, protocols }, report) {
    for (const { id, records } of protocols) {
      const files = folder.protocols.get(id)?.records ?? new Map();
      const codes = [...files.keys()];
      for (const [code, record] of records) {
        for (const [index, other] of (record.related ?? []).entries()) {
          const at = { document: files.get(code), path: ['related', index] };
          if (other === code) {
            report({ ...at, message: `Unexpected code ${quote(other)} itself, expected another code`, hint: 'Remove it.' });
          } else if (!files.has(other)) {
            const near = didYouMean(
              other,
              codes.filter((known) => known !== code),
            );
            report({
              ...at,
              message: `Unexpected code ${quote(other)}, expected one that has a file in source/${id}/`,
              hint: near ?? 'Add its record, or remove it here.',
            });
          }
        }
      }
    }
  },
};
