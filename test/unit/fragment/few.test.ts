import { expect, test } from 'vitest';
import { Few } from '../../../pipeline/fragment/few.ts';

test('what was kept for a key is there, for the first key and for others', () => {
  const few = new Few<string, number[]>();
  expect(few.get('a')).toBeUndefined();
  const [one, two, three] = [few.keep('a', [1]), few.keep('b', [2]), few.keep('c', [3])];
  expect([few.get('a'), few.get('b'), few.get('c'), few.get('d')]).toEqual([one, two, three, undefined]);
  expect(few.get('b')).toBe(two);
});

test('what is found while another is looked for is kept as well', () => {
  const few = new Few<string, string>();
  const outer = few.get('outer') ?? few.keep('outer', `(${few.get('inner') ?? few.keep('inner', 'x')})`);
  expect([outer, few.get('outer'), few.get('inner')]).toEqual(['(x)', '(x)', 'x']);
});
