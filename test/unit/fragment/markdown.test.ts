import { describe, expect, test } from 'vitest';
import { flowOf, parseMarkdown, phrasingOf } from '../../../pipeline/fragment/markdown.ts';

const text = (value: string) => ({ type: 'text', value });

describe('flowOf', () => {
  test('has no positions, whatever parsed the text', () => {
    for (const source of ['Tame text.', 'Some *emphasis*.', '- a\n- b', 'A [link](https://example.org).'])
      expect(JSON.stringify(flowOf(source))).not.toContain('position');
  });

  test('makes each line break of the source a space, in code spans too', () => {
    expect(flowOf('one\ntwo\n three `a\nb`')).toEqual([
      { type: 'paragraph', children: [text('one two three '), { type: 'inlineCode', value: 'a b' }] },
    ]);
  });

  test('does not change the tree that others read', () => {
    const source = 'one\ntwo *three\nfour*';
    const before = JSON.stringify(parseMarkdown(source));
    flowOf(source);
    expect(JSON.stringify(parseMarkdown(source))).toBe(before);
  });

  test('keeps paragraphs and lists', () => {
    expect(flowOf('a\n\n- b\n- c').map(({ type }) => type)).toEqual(['paragraph', 'list']);
  });
});

describe('phrasingOf', () => {
  test('runs the paragraphs and items of a text together, with spaces between', () => {
    expect(phrasingOf('One.\n\n- two\n- *three*\n\nFour.')).toEqual([
      text('One.'),
      text(' '),
      text('two'),
      text(' '),
      { type: 'emphasis', children: [text('three')] },
      text(' '),
      text('Four.'),
    ]);
  });

  test('of a single paragraph is its own', () => {
    expect(phrasingOf('`RCPT` is refused.')).toEqual([{ type: 'inlineCode', value: 'RCPT' }, text(' is refused.')]);
  });
});

test('emphasis beside Korean and Japanese letters is read as its writer meant it', () => {
  expect(flowOf('**강조(x)**는 굵다.')[0]).toMatchObject({ children: [{ type: 'strong' }, text('는 굵다.')] });
  expect(flowOf('これは**「強調」**です。')[0]).toMatchObject({ children: [text('これは'), { type: 'strong' }, text('です。')] });
});

test('what a site would take for a table or an address is seen here', () => {
  expect(flowOf('| a |\n| - |\n| b |').map(({ type }) => type)).toEqual(['table']);
  expect(phrasingOf('See www.example.org now.').map(({ type }) => type)).toEqual(['text', 'link', 'text']);
});
