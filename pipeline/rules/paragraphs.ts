import { spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** The first paragraph of a text also stands alone, on other pages: a translation is divided where the English is. */
export const paragraphs: TextRule = {
  id: 'text/paragraphs',
  severity: 'warning',
  check({ pairings }, report) {
    for (const { english, unit } of pairings) {
      if (english.kind !== 'text') continue;
      const [expected, found] = [blocksOf(english), blocksOf(unit)];
      if (expected === undefined || found === undefined || expected === found) continue;
      report({
        document: unit.document,
        path: unit.path,
        message: `Unexpected division into ${found}, expected ${expected} as in the English: paragraphs and lists count`,
        hint: 'Put \\n\\n where the English has it: what stands before the first one is shown alone on other pages.',
      });
    }
  },
};

const blocksOf = (unit: Parameters<typeof spansOf>[0]): number | undefined => spansOf(unit).tree?.children.length;
