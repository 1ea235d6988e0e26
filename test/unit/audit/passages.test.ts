import { expect, test } from 'vitest';
import { type Passage, passagesOf } from '../../../pipeline/audit/passages.ts';
import { blocks, type Flow, heading, paragraph } from '../../../pipeline/fragment/flow.ts';
import { whole } from '../../../pipeline/fragment/inline.ts';
import { Label } from '../../../pipeline/fragment/leaves.ts';
import { list, numberedList } from '../../../pipeline/fragment/list.ts';
import { flowOf, phrasingOf } from '../../../pipeline/fragment/markdown.ts';
import { nobody } from '../../../pipeline/fragment/syntax.ts';
import { Row, table } from '../../../pipeline/fragment/table.ts';
import { makeContent } from '../../content.ts';
import { pageOf } from '../../real.ts';

const english = { lang: 'en' } as const;
const leaf = (text: string, tag?: { lang: string }) => new Label(whole(phrasingOf(text)), tag, []);
const passagesIn = (flow: Flow): Passage[] => passagesOf(flow, nobody);
const passage = (text: string, prose = text, lang?: string): Passage => ({ text, prose, lang });

test('a paragraph is one, with the words of its emphasis and of its links, and its prose has no code', () => {
  const flow = paragraph(leaf('Send *now* **[here](https://example.org/away)** with `RCPT TO`.'));
  expect(passagesIn(flow)).toEqual([passage('Send now here with RCPT TO.', 'Send now here with  .')]);
});

test('each item, each cell and each heading is one of its own', () => {
  expect(passagesIn(heading(2, leaf('A `b`')))).toEqual([passage('A b', 'A  ')]);
  expect(passagesIn(numberedList([leaf('one'), leaf('two')])).map(({ text }) => text)).toEqual(['one', 'two']);
  const cells = table(new Row([leaf('Code'), leaf('Name')]), [new Row([leaf('`4.2.1`'), leaf('Busy')])]);
  expect(passagesIn(cells)).toEqual([passage('Code'), passage('Name'), passage('4.2.1', ' '), passage('Busy')]);
});

test('so is each block of a text, however deep', () => {
  const flow = blocks(flowOf('First.\n\n- a\n- b\n\n  more\n  - deep'), undefined, []);
  expect(passagesIn(flow).map(({ text }) => text)).toEqual(['First.', 'a', 'b', 'more', 'deep']);
});

test('a block of code has text and no prose', () => {
  const flow = blocks([{ type: 'code', lang: 'text', value: 'C: QUIT\nS: 221 Bye' }], undefined, []);
  expect(passagesIn(flow)).toEqual([passage('C: QUIT\nS: 221 Bye', '')]);
});

test('the language is that of the block, or of what it stands in', () => {
  expect(passagesIn(paragraph(leaf('x', english)))).toEqual([passage('x', 'x', 'en')]);
  expect(passagesIn(list([leaf('x', english), leaf('y')])).map(({ lang }) => lang)).toEqual(['en', undefined]);
  expect(passagesIn(table(new Row([leaf('x', english)]), [new Row([leaf('y')])])).map(({ lang }) => lang)).toEqual([
    'en',
    undefined,
  ]);
  expect(passagesIn(blocks(flowOf('P.\n\n- i'), english, [])).map(({ lang }) => lang)).toEqual(['en', 'en']);
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
    const { blocks: parts, about } = pageOf(content, tag, '450-vs-550').article;
    const block = parts.find(({ part }) => part === 'decision');
    expect(block && passagesOf(block.flow, about)).toEqual(labels.map((label) => passage(label, label, lang)));
  }
});
