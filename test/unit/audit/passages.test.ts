import { expect, test } from 'vitest';
import { type Passage, passagesOf } from '../../../pipeline/audit/passages.ts';
import { blocks, heading, list, paragraph, table } from '../../../pipeline/fragment/flow.ts';
import { whole } from '../../../pipeline/fragment/inline.ts';
import { flowOf, phrasingOf } from '../../../pipeline/fragment/markdown.ts';
import { makeContent } from '../../content.ts';
import { pageOf } from '../../real.ts';

const english = { lang: 'en' } as const;
const leaf = (text: string, tag?: { lang: string }) => ({ inline: whole(phrasingOf(text)), tag, origins: [] });
const passage = (text: string, prose = text, lang?: string): Passage => ({ text, prose, lang });

test('a paragraph is one, with the words of its emphasis and of its links, and its prose has no code', () => {
  const flow = paragraph(leaf('Send *now* **[here](https://example.org/away)** with `RCPT TO`.'));
  expect(passagesOf(flow)).toEqual([passage('Send now here with RCPT TO.', 'Send now here with  .')]);
});

test('each item, each cell and each heading is one of its own', () => {
  expect(passagesOf(heading(2, leaf('A `b`')))).toEqual([passage('A b', 'A  ')]);
  expect(passagesOf(list([leaf('one'), leaf('two')], true)).map(({ text }) => text)).toEqual(['one', 'two']);
  const cells = table([leaf('Code'), leaf('Name')], [[leaf('`4.2.1`'), leaf('Busy')]]);
  expect(passagesOf(cells)).toEqual([passage('Code'), passage('Name'), passage('4.2.1', ' '), passage('Busy')]);
});

test('so is each block of a text, however deep', () => {
  const flow = blocks(flowOf('First.\n\n- a\n- b\n\n  more\n  - deep'), undefined, []);
  expect(passagesOf(flow).map(({ text }) => text)).toEqual(['First.', 'a', 'b', 'more', 'deep']);
});

test('a block of code has text and no prose', () => {
  const flow = blocks([{ type: 'code', lang: 'text', value: 'C: QUIT\nS: 221 Bye' }], undefined, []);
  expect(passagesOf(flow)).toEqual([passage('C: QUIT\nS: 221 Bye', '')]);
});

test('the language is that of the block, or of what it stands in', () => {
  expect(passagesOf(paragraph(leaf('x', english)))).toEqual([passage('x', 'x', 'en')]);
  expect(passagesOf(list([leaf('x', english), leaf('y')], false)).map(({ lang }) => lang)).toEqual(['en', undefined]);
  expect(passagesOf(table([leaf('x', english)], [[leaf('y')]])).map(({ lang }) => lang)).toEqual(['en', undefined]);
  expect(passagesOf(blocks(flowOf('P.\n\n- i'), english, [])).map(({ lang }) => lang)).toEqual(['en', 'en']);
});

test('of a drawing, each label is one, with its lines joined; its title and its description are not seen', () => {
  const fields = { description: 'D.', seen: 'W.', fix: 'F.', retry: 'no', actor: 'sender' } as const;
  const content = makeContent({
    records: {
      '450': { name: 'A Name That Needs Two Lines', class: '4', summary: 'A.', ...fields },
      '550': { name: 'Short', class: '5', summary: 'B.', ...fields },
    },
    pairs: { '450-550': { verdict: 'V.' } },
    locales: { id: {} },
  });
  const labels = [
    ...['Which code did the server send?', '450 A Name That Needs Two Lines', 'Who must act: The sender', 'Retry: No'],
    ...['550 Short', 'Who must act: The sender', 'Retry: No'],
  ];
  for (const [tag, lang] of [
    ['en', undefined],
    ['id', 'en'],
  ] as const) {
    const block = pageOf(content, tag, '450-vs-550').article.blocks.find(({ part }) => part === 'decision');
    expect(block && passagesOf(block.flow)).toEqual(labels.map((label) => passage(label, label, lang)));
  }
});
