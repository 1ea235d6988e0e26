import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { expect, test } from 'vitest';
import { contexts, link, whole } from '../../pipeline/fragment/inline.ts';
import { phrasingOf } from '../../pipeline/fragment/markdown.ts';
import { compileMessage } from '../../pipeline/fragment/message.ts';
import { joinParts } from '../../pipeline/fragment/parts.ts';
import { Sentence, type Subject } from '../../pipeline/fragment/sentence.ts';
import { isAllowed, label, markdownText, scrapText } from '../scraps.ts';

const slot = fc.constantFrom('{{codeA}}', '{{textA}}', '{{codeB}}', '{{textB}}', '{{code}}');
const literal = fc.oneof(fc.constantFrom(' ', ' and ', ' は', '', ' 코드는 '), scrapText(3, ['', ' ']));
const template = fc
  .array(fc.tuple(literal, slot), { minLength: 2, maxLength: 5 })
  .chain((parts) => literal.map((end) => (parts.flat().join('') + end).trim()))
  .filter((raw) => isAllowed(raw.replace(/\{\{\w+\}\}/g, 'x'), true) && !raw.includes('\n'));

const plain = (value: string): PhrasingContent[] => [{ type: 'text', value }];
const subject = (index: number): fc.Arbitrary<Subject> =>
  fc.tuple(fc.oneof(fc.constantFrom('450', 'w', 'copy;'), label), markdownText).map(([code, text]) => {
    const values: Record<string, PhrasingContent[]> = { code: plain(code), text: phrasingOf(text) };
    return { index, value: (name) => values[name] as PhrasingContent[] };
  });

const everyContext = Object.values(contexts).flatMap(({ bare, tagged }) => [bare, tagged]);

test('a sentence cut into runs gives the bytes of the sentence serialised as a whole', () => {
  let cut = 0;
  fc.assert(
    fc.property(template, subject(0), subject(1), fc.constantFrom(...everyContext), (raw, a, b, context) => {
      const message = joinParts([{ message: compileMessage(raw), side: 'A' }], ' ');
      const sentence = new Sentence(message);
      if (sentence.isCut) cut += 1;
      for (const inline of [sentence.about(a, b), link('../x/', sentence.about(b, a))]) {
        expect(inline.render('markdown', context)).toBe(whole(inline.nodes()).render('markdown', context));
        expect(inline.render('html', context)).toBe(whole(inline.nodes()).render('html', context));
      }
    }),
    { numRuns: Number(process.env.KONTRAS_RUNS ?? 600) },
  );
  // The property would hold, and say nothing, if no sentence were ever cut.
  expect(cut).toBeGreaterThan(30);
});

test('a number that the start of a line would make a list item is escaped, though two subjects give it', () => {
  const value = (code: string) => ({ index: 0, value: () => plain(code) });
  const sentence = new Sentence(joinParts([{ message: compileMessage('{{codeA}}12. {{codeB}}') }], ' '));
  const inline = sentence.about(value('450'), { ...value('550'), index: 1 });
  expect(inline.render('markdown', contexts.paragraph.bare)).toBe('45012\\. 550');
});
