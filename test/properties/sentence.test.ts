import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { expect, test } from 'vitest';
import { type Inline, Link, whole } from '../../pipeline/fragment/inline.ts';
import { phrasingOf } from '../../pipeline/fragment/markdown.ts';
import { compileMessage } from '../../pipeline/fragment/message.ts';
import { joinParts } from '../../pipeline/fragment/parts.ts';
import { contexts } from '../../pipeline/fragment/place.ts';
import { firstHalf, secondHalf } from '../../pipeline/fragment/runs.ts';
import { Sentence } from '../../pipeline/fragment/sentence.ts';
import { Runs } from '../../pipeline/fragment/spoken.ts';
import { constant, merged, said } from '../../pipeline/fragment/stretch.ts';
import type { About, Key, Subject } from '../../pipeline/fragment/syntax.ts';
import { isAllowed, label, markdownText, scrapText } from '../scraps.ts';

const slot = fc.constantFrom('{{codeA}}', '{{textA}}', '{{codeB}}', '{{textB}}', '{{code}}');
const literal = fc.oneof(fc.constantFrom(' ', ' and ', ' は', '', ' 코드는 '), scrapText(3, ['', ' ']));
const template = fc
  .array(fc.tuple(literal, slot), { minLength: 2, maxLength: 5 })
  .chain((parts) => literal.map((end) => (parts.flat().join('') + end).trim()))
  .filter((raw) => isAllowed(raw.replace(/\{\{\w+\}\}/g, 'x'), true) && !raw.includes('\n'));

const plain = (value: string): PhrasingContent[] => [{ type: 'text', value }];
interface Named extends Subject {
  readonly value: (name: string) => readonly PhrasingContent[];
}
const valueFor = (one: Named, name: string): readonly PhrasingContent[] => one.value(name);
const subject = (index: number): fc.Arbitrary<Named> =>
  fc.tuple(fc.oneof(fc.constantFrom('450', 'w', 'copy;'), label), markdownText).map(([code, text]) => {
    const values: Record<string, PhrasingContent[]> = { code: plain(code), text: phrasingOf(text) };
    return { index, value: (name) => values[name] as PhrasingContent[] };
  });

const text = (inline: Inline, key: Key, about: About): string => said(inline.stretches(key), about);

const everyContext = Object.values(contexts).flatMap(({ bare, tagged }) => [bare, tagged]);

test('a sentence cut into runs gives the bytes of the sentence serialised as a whole', () => {
  let cut = 0;
  fc.assert(
    fc.property(template, subject(0), subject(1), fc.constantFrom(...everyContext), (raw, a, b, context) => {
      const message = joinParts([{ message: compileMessage(raw), side: 'A' }], ' ');
      const sentence = new Sentence(() => message, valueFor, new Runs().of(message));
      if (merged(sentence.stretches(context)).length > 1) cut += 1;
      const about = { a, b };
      for (const inline of [sentence, new Link([constant('../x/')], sentence)]) {
        for (const key of [context, 'html', 'plain'] as const)
          expect(text(inline, key, about)).toBe(text(whole(inline.nodes(about)), key, about));
      }
    }),
    { numRuns: Number(process.env.KONTRAS_RUNS ?? 600) },
  );
  // The property would hold, and say nothing, if no sentence were ever cut.
  expect(cut).toBeGreaterThan(30);
});

test('a sentence of two halves gives the bytes of the sentence serialised as a whole', () => {
  let cut = 0;
  const clauses = fc
    .array(template, { minLength: 1, maxLength: 2 })
    .map((raws) => raws.map((raw) => raw.replace(/[AB]\}\}/g, '}}')));
  const gap = fc.constantFrom(' ', ' ', '');
  fc.assert(
    fc.property(
      clauses,
      clauses,
      gap,
      subject(0),
      subject(1),
      fc.constantFrom(...everyContext),
      (ofA, ofB, gap, a, b, context) => {
        const parts = (raws: readonly string[], side: 'A' | 'B') => raws.map((raw) => ({ message: compileMessage(raw), side }));
        const runs = new Runs();
        const first = runs.half('first', () => firstHalf(joinParts(parts(ofA, 'A'), gap), gap));
        const second = runs.half('second', () => secondHalf(joinParts(parts(ofB, 'B'), gap)));
        if (first === undefined || second === undefined) return;
        cut += 1;
        const halves = [
          { of: 'a', run: first },
          { of: 'b', run: second },
        ] as const;
        const message = joinParts([...parts(ofA, 'A'), ...parts(ofB, 'B')], gap);
        const sentence = new Sentence(() => message, valueFor, halves);
        for (const key of [context, 'html', 'plain'] as const)
          expect(text(sentence, key, { a, b })).toBe(text(whole(sentence.nodes({ a, b })), key, { a, b }));
      },
    ),
    { numRuns: Number(process.env.KONTRAS_RUNS ?? 600) },
  );
  expect(cut).toBeGreaterThan(30);
});

test('a half is no half where it speaks of the other, or where it may end in what Markdown looks at', () => {
  const one = (raw: string, side: 'A' | 'B') => joinParts([{ message: compileMessage(raw), side }], ' ');
  expect(firstHalf(one('After {{code}}, wait.', 'A'), ' ')).toBeDefined();
  expect(firstHalf(one('After {{code}}, wait.', 'A'), '')).toBeUndefined();
  expect(firstHalf(one('{{code}} 后等待。', 'A'), '')).toBeDefined();
  expect(firstHalf(one('After {{code}}, not {{codeB}}, wait.', 'A'), ' ')).toBeUndefined();
  expect(firstHalf(one('{{code}}', 'A'), ' ')).toBeUndefined();
  expect(secondHalf(one('After {{code}}, stop.', 'B'))).toBeDefined();
  expect(secondHalf(one('After {{code}}, not {{codeA}}, stop.', 'B'))).toBeUndefined();
  expect(secondHalf(one('{{code}} stops.', 'B'))).toBeUndefined();
  expect(secondHalf(one('*After* {{code}}, stop.', 'B'))).toBeUndefined();
});

test('a number that the start of a line would make a list item is escaped, though two subjects give it', () => {
  const value = (code: string) => ({ index: 0, value: () => plain(code) });
  const message = joinParts([{ message: compileMessage('{{codeA}}12. {{codeB}}') }], ' ');
  const sentence = new Sentence(() => message, valueFor, new Runs().of(message));
  const about = { a: value('450'), b: { ...value('550'), index: 1 } };
  expect(text(sentence, contexts.paragraph.bare, about)).toBe('45012\\. 550');
});
