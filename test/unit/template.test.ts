import { expect, test } from 'vitest';
import { compileTemplate, parseFormat, slotsOf } from '../../pipeline/template.ts';

test.each([
  ['', []],
  ['no variable', ['no variable']],
  ['{{a}}', [{ name: 'a' }]],
  ['{{ a }}x', [{ name: 'a' }, 'x']],
  ['x{{a}}{{b}}y', ['x', { name: 'a' }, { name: 'b' }, 'y']],
  ['{{a, f}}', [{ name: 'a', format: { name: 'f', option: '' } }]],
  ['{{a,f(은/는)}}!', [{ name: 'a', format: { name: 'f', option: '은/는' } }, '!']],
  ['{{a, f(x, y)}}', [{ name: 'a', format: { name: 'f', option: 'x, y' } }]],
  ['{a} {{a} {a}}', ['{a} {{a} {a}}']],
  ['$1 $& {{a}} $$', ['$1 $& ', { name: 'a' }, ' $$']],
])('%j is cut at its variables', (raw, expected) => {
  expect(compileTemplate(raw)).toEqual(expected);
});

test('the variables of a message come in the order in which they stand, each as often as it stands', () => {
  expect(slotsOf(compileTemplate('{{b}} {{a}} {{b, f}}')).map(({ name }) => name)).toEqual(['b', 'a', 'b']);
});

test.each([
  ['particle(은/는)', 'particle', '은/는'],
  [' particle ( 은/는 ) ', 'particle', ' 은/는 '],
  ['inSentence', 'inSentence', ''],
  ['', '', ''],
])('the format %j', (source, name, option) => {
  expect(parseFormat(source)).toEqual({ name, option });
});
