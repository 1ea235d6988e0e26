import { expect, test } from 'vitest';
import { parseOnce } from '../../../pipeline/json/document.ts';

test('a file whose text is as it was is the same document; one with another text is another', () => {
  const parse = parseOnce();
  const first = parse('a.json', '{"a": 1}');
  expect(parse('a.json', '{"a": 1}')).toBe(first);
  expect(parse('b.json', '{"a": 1}').document.file).toBe('b.json');
  const second = parse('a.json', '{"a": 2}');
  expect(second.document.value).toEqual({ a: 2 });
  expect(parse('a.json', '{"a": 1}').document.value).toEqual({ a: 1 });
});

test('what is wrong with a file is told each time', () => {
  const parse = parseOnce();
  for (const _ of [1, 2]) expect(parse('a.json', '{').diagnostics).toHaveLength(1);
});
