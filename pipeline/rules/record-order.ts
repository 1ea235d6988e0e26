import { compileGrammar } from '../assemble.ts';
import { didYouMean, quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** The order decides which code of a pair comes first, and with it the address of the page. */
export const recordOrder: Rule = {
  id: 'record/order',
  severity: 'error',
  check({ folder, protocols }, report) {
    for (const { id, order, code: pattern } of protocols) {
      const files = folder.protocols.get(id);
      const document = files?.protocol;
      if (files === undefined || document === undefined) continue;
      const codes = [...files.records.keys()];
      if (!Array.isArray(order)) {
        const grammar = compileGrammar(pattern);
        for (const [code, { file }] of files.records) {
          // One that does not fit the grammar has been reported for that.
          if (grammar?.test(code) === false) continue;
          if (/^[0-9]+(\.[0-9]+)?$/.test(code)) continue;
          const message = `Unexpected code ${quote(code)} among codes that are ordered by number, expected a number`;
          report({ file, message, hint: `List all codes in "order" in source/${id}/protocol.json, the lowest first.` });
        }
        continue;
      }
      const listed = order as readonly string[];
      for (const [index, code] of listed.entries()) {
        if (files.records.has(code)) continue;
        const message = `Unexpected code ${quote(code)} without a record, expected only codes that have a file`;
        report({
          document,
          path: ['order', index],
          message,
          hint: didYouMean(code, codes) ?? `Add source/${id}/${code}.json, or remove it from "order".`,
        });
      }
      for (const code of codes) {
        if (listed.includes(code)) continue;
        const message = `Unexpected order without ${quote(code)}, expected every code in it`;
        report({ document, path: ['order'], key: true, message, hint: `Add ${quote(code)} to "order" at its place.` });
      }
    }
  },
};
