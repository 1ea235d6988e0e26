import type { PhrasingContent } from 'mdast';
import { expect, test } from 'vitest';
import { inSentence } from '../../../pipeline/formatters/in-sentence.ts';
import { phrasingOf } from '../../../pipeline/fragment/markdown.ts';
import { serializePhrasing } from '../../../pipeline/fragment/serialize.ts';

const said = (text: string): string =>
  serializePhrasing(inSentence(phrasingOf(text), ''), 'markdown', { constructs: [], before: 'x', after: 'x' });

test.each([
  ['The server is busy.', 'the server is busy.'],
  ['A mailbox is full.', 'a mailbox is full.'],
  ['An error stands.', 'an error stands.'],
  ['This is it.', 'this is it.'],
  ['These are it.', 'these are it.'],
  ['When the mailbox is full.', 'when the mailbox is full.'],
  ['While it waits.', 'while it waits.'],
  ['During `AUTH`.', 'during `AUTH`.'],
  ['After a restart.', 'after a restart.'],
  ['Before `MAIL`.', 'before `MAIL`.'],
  ['If you resend.', 'if you resend.'],
  ['On `RCPT TO`.', 'on `RCPT TO`.'],
  ['In response.', 'in response.'],
  ['As an answer.', 'as an answer.'],
  ['It is so.', 'it is so.'],
  ['No', 'no'],
  ['Yes, after a delay', 'yes, after a delay'],
  ['Only after a change', 'only after a change'],
  ['When, and only when.', 'when, and only when.'],
  ['The (odd) case.', 'the (odd) case.'],
  ['The *server* is busy.', 'the *server* is busy.'],
])('%s begins with a word that may be small', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each(
  [
    'AUTH is refused.',
    'A',
    'AUTH',
    'DATA was sent.',
    'IT is a department.',
    'Postfix is busy.',
    'Gmail refuses it.',
    'English is spoken.',
    'May is a month.',
    'Will is a name.',
    "It's late.",
    'It’s late.',
    'A-record lookups fail.',
    'In-flight mail stays.',
    'Theo is a name.',
    'Thé is another.',
    'TheServer is a class.',
    'Asparagus is not "as".',
    'On2 is a company.',
    '`The` is code.',
    '`AUTH` is refused.',
    '*The* server is busy.',
    '**When** it is full.',
    '[The server](https://example.org) is busy.',
    '450 is a code.',
    '"The server" is quoted.',
    'the server is busy.',
    'Ágnes is a name.',
  ].filter((text) => text !== 'A'),
)('%s stays as it is', (text) => {
  expect(said(text)).toBe(text);
});

test('the value itself is not changed, since other articles use it', () => {
  const value: PhrasingContent[] = phrasingOf('The server.');
  inSentence(value, '');
  expect(value).toEqual([{ type: 'text', value: 'The server.' }]);
});

test('nothing stays nothing', () => {
  expect(inSentence([], '')).toEqual([]);
});
