import { expect, test } from 'vitest';
import type { Unit } from '../../../pipeline/content.ts';
import { parseDocument } from '../../../pipeline/json/document.ts';
import { forgetSpans, longestText, spansOf } from '../../../pipeline/rules/spans.ts';

const { document } = parseDocument('x.json', '{}');
const unit = (kind: Unit['kind'], text: string): Unit => ({ id: 'x.y', kind, text, document, path: [] });

test('sets code spans, link targets and variables apart from the words', () => {
  const { codes, links, prose } = spansOf(
    unit('message', 'Send `RCPT\nTO` and `{{code}}` to [the {{ name }}](https://a.example/450) or https://b.example/551 at 15.'),
  );
  expect([...codes]).toEqual(['RCPT TO', '{{…}}']);
  expect(links.map(({ url }) => url)).toEqual(['https://a.example/450', 'https://b.example/551']);
  expect(prose).toBe('Send \ufdd0 and \ufdd0 to the \ufdd0 or \ufdd0 at 15.\n');
});

test('braces are braces in a text, and a label is plain text', () => {
  expect(spansOf(unit('text', 'See {{code}}.')).prose).toBe('See {{code}}.\n');
  expect(spansOf(unit('label', 'See `code` *now*')).prose).toBe('See `code` *now*');
});

test('keeps offsets, whatever variables stand before', () => {
  const text = '{{a}}{{ bcd, particle(은/는) }} and [x](y)';
  const [link] = spansOf(unit('message', text)).links;
  expect(text.slice(link?.position?.start.offset, link?.position?.end.offset)).toBe('[x](y)');
});

test('leaves a text alone that would take the parser minutes or its stack', () => {
  expect(spansOf(unit('text', '*a_ '.repeat(longestText))).tree).toBeUndefined();
  expect(spansOf(unit('text', `${'> '.repeat(longestText / 2 - 1)}a`)).tree).toBeUndefined();
});

test('what was cut of a text is kept until it is let go of', () => {
  const [english, other] = [unit('text', 'Kept *now*.'), unit('text', 'Let go.')];
  const [kept, gone] = [spansOf(english), spansOf(other)];
  expect([spansOf(english), spansOf(other)]).toEqual([kept, gone]);
  forgetSpans([english, unit('text', 'Never cut.')]);
  expect(spansOf(english)).toBe(kept);
  expect(spansOf(other)).not.toBe(gone);
  expect(spansOf(other)).toEqual(gone);
  forgetSpans();
  expect(spansOf(english)).not.toBe(kept);
});
