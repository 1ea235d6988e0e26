import { enhancedKey } from '../content.ts';
import { quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** Where a protocol says what its enhanced codes mean, one that it does not know is most likely mistyped. */
export const recordEnhanced: Rule = {
  id: 'record/enhanced',
  severity: 'warning',
  check({ folder, protocols }, report) {
    for (const { id, records, enhanced } of protocols) {
      const files = folder.protocols.get(id);
      if (enhanced.size === 0) continue;
      for (const [code, record] of records) {
        for (const [index, one] of (record.enhanced ?? []).entries()) {
          const document = files?.records.get(code);
          if (document === undefined || enhanced.has(enhancedKey(one))) continue;
          report({
            document,
            path: ['enhanced', index],
            message: `Unexpected enhanced code ${quote(one)}, expected one of which source/${id}/enhanced.json has "${enhancedKey(one)}"`,
            hint: 'Correct it, or add its name and meaning there.',
          });
        }
      }
    }
  },
};
