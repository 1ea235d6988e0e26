import { formatters } from '../formatters/index.ts';
import { compileTemplate, slotsOf } from '../template.ts';
import { didYouMean, quote } from '../validate.ts';
import type { TextRule } from './texts.ts';

/** A formatter that does not exist would pass its value on unchanged, and nobody would notice. */
export const format: TextRule = {
  id: 'message/format',
  severity: 'error',
  check({ units }, report) {
    const known = Object.keys(formatters);
    for (const { kind, text, document, path } of units) {
      if (kind !== 'message') continue;
      for (const slot of slotsOf(compileTemplate(text))) {
        if (slot.format === undefined || known.includes(slot.format.name)) continue;
        const offset = Math.max(0, text.indexOf(`{{${slot.name}`));
        const message = `Unexpected formatter ${quote(slot.format.name)} of {{${slot.name}}}, expected ${known.join(' or ')}`;
        report({
          document,
          path,
          offset,
          message,
          hint: didYouMean(slot.format.name, known) ?? `Write {{${slot.name}}}, and word the message so that it needs none.`,
        });
      }
    }
  },
};
