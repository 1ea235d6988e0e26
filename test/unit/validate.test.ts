import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../pipeline/json/document.ts';
import * as schemas from '../../pipeline/schemas/index.ts';
import { compileSchema, didYouMean, quote } from '../../pipeline/validate.ts';

const sound = { name: 'Busy', class: '4', description: 'D.', seen: 'When.', fix: 'Wait.' };

/** What is wrong with a file, and the source from the place on that is reported. */
function hold(schema: object, value: unknown): string[] {
  const text = JSON.stringify(value, undefined, 2);
  const { document } = parseDocument('source/smtp/450.json', text);
  return compileSchema(schema)(document).map(({ rule, severity, message, hint, line, column }) => {
    const found = (text.split('\n')[line - 1] ?? '').slice(column - 1, column + 11);
    return [`${severity} ${rule}`, found, message, ...(hint === undefined ? [] : [hint])].join(' | ');
  });
}

test('a sound record has nothing wrong', () => {
  expect(hold(schemas.record, sound)).toEqual([]);
});

test('everything that is wrong is reported, not the first alone', () => {
  const { name: _, ...rest } = sound;
  const record = { ...rest, fix: 5, retry: 'nope', sumary: 'x', enhanced: ['5.1', '5.1.1'], commands: ['rcpt'], related: [] };
  expect(
    hold(schemas.record, record)
      .map((one) => one.split(' | ')[0])
      .sort(),
  ).toEqual([
    'error schema/pattern',
    'error schema/pattern',
    'error schema/required',
    'error schema/type',
    'error schema/unknown-key',
    'error schema/value',
    'error schema/value',
  ]);
});

describe('each fault is reported at its own place, once, with what to write instead', () => {
  test.each([
    [
      'a key that is missing',
      { ...sound, fix: undefined },
      'error schema/required | { | Missing "fix", expected it in 450.json | Add "fix": How to fix it. Whole imperative sentences.',
    ],
    [
      'a key that is unknown',
      { ...sound, sumary: 'x' },
      /^error schema\/unknown-key \| "sumary": "x \| Unexpected key "sumary", expected name, class, .* or related \| Did you mean "summary"\?$/,
    ],
    [
      'a number where text should be',
      { ...sound, fix: 5 },
      /^error schema\/type \| 5 \| Unexpected number for "fix", expected text in quotes \| How to fix it/,
    ],
    ['null', { ...sound, fix: null }, /^error schema\/type \| null \| Unexpected null for "fix"/],
    ['a list where text should be', { ...sound, fix: [] }, /Unexpected list for "fix", expected text in quotes/],
    ['an empty text', { ...sound, fix: '' }, /^error schema\/empty \| "" \| Unexpected empty text for "fix"/],
    ['spaces alone', { ...sound, fix: ' \n ' }, /^error schema\/empty \| .* \| Unexpected empty text for "fix"/],
    [
      'a space at the end',
      { ...sound, fix: 'Wait. ' },
      /^error schema\/pattern \| "Wait. ".* \| Unexpected space around "Wait. " for "fix", expected none/,
    ],
    [
      'a value that is not listed',
      { ...sound, actor: 'sendr' },
      'error schema/value | "sendr" | Unexpected "sendr" for "actor", expected client, sender, sender-admin, recipient, recipient-admin or nobody | Did you mean "sender"?',
    ],
    [
      'an entry of a list',
      { ...sound, enhanced: ['5.1.1', '5.1'] },
      /^error schema\/pattern \| "5.1" \| Unexpected "5.1" for "enhanced.1", expected what matches/,
    ],
    [
      'an entry that stands twice',
      { ...sound, commands: ['MAIL', 'RCPT', 'MAIL'] },
      /^error schema\/value \| "MAIL" \| Unexpected second entry like the one before it for "commands", expected each once/,
    ],
    [
      'an empty list',
      { ...sound, related: [] },
      /^error schema\/value \| \[\] \| Unexpected list without entries for "related", expected at least one or no key at all/,
    ],
    [
      'a key of a part',
      { ...sound, session: { server: 'x' } },
      /^error schema\/required \| "session": \{ \| Missing "session.lines", expected it in "session"/,
    ],
    [
      'a line of a session',
      { ...sound, session: { server: 'x', lines: ['no'] } },
      /^error schema\/pattern \| "no" \| Unexpected "no" for "session.lines.0"/,
    ],
    [
      'a section with a space',
      { ...sound, spec: [{ document: 'RFC 1', section: '4 2' }] },
      /^error schema\/pattern \| "4 2" \| Unexpected "4 2" for "spec.0.section", expected what matches/,
    ],
    ['a list at the top', [sound], /^error schema\/type \| \[ \| Unexpected list for 450.json, expected an object/],
    ['a text at the top', 'x', /^error schema\/type \| "x" \| Unexpected string for 450.json, expected an object/],
  ])('%s', (_, value, expected) => {
    const found = hold(schemas.record, value);
    expect(found).toEqual([expected instanceof RegExp ? expect.stringMatching(expected) : expected]);
  });
});

describe('a choice between forms is reported once', () => {
  test.each([
    [schemas.config, { pairs: 'some' }, '"some"'],
    [schemas.config, { pairs: 5 }, '5'],
    [schemas.protocol, { name: 'X', classes: { 1: 'One' }, order: 'letters' }, '"letters"'],
    [schemas.pairs, { '1-2': { verdict: 'x', sources: [{ url: 'http://example.org' }] } }, '{'],
  ])('%#', (schema, value, place) => {
    const found = hold(schema, value);
    expect(found).toEqual([expect.stringMatching(/^error schema\/value \| /)]);
    expect(found[0]?.split(' | ')[1]?.startsWith(place)).toBe(true);
  });
});

test('a key with a slash, a tilde or a dot in it is found', () => {
  const schema = { type: 'object', additionalProperties: { type: 'string' } };
  expect(hold(schema, { 'a/b~c.d%25': 5 })).toEqual([
    'error schema/type | 5 | Unexpected number for "a/b~c.d%25", expected text in quotes',
  ]);
});

describe('didYouMean', () => {
  test.each([
    ['sumary', ['summary', 'name'], 'summary'],
    ['descripton', ['description', 'fix'], 'description'],
    ['Summary', ['summary', 'summarys'], 'summary'],
    ['FIX', ['seen', 'fix'], 'fix'],
    ['fixx', ['fix', 'seen'], 'fix'],
    ['stmp', ['smtp', 'dns'], 'smtp'],
  ])('%s means one of %j', (word, known, meant) => {
    expect(didYouMean(word, known)).toBe(`Did you mean "${meant}"?`);
  });

  test.each([
    ['zebra', ['summary', 'name']],
    ['x', ['id', 'ko']],
    ['', ['id', 'ko']],
    ['anything', []],
    ['ja', ['id', 'ko']],
  ])('%s means none of %j', (word, known) => {
    expect(didYouMean(word, known)).toBeUndefined();
  });
});

test('quote keeps a value short enough for a message', () => {
  expect(quote('a "b"\n')).toBe('"a \\"b\\"\\n"');
  expect(quote(undefined)).toBe('undefined');
  expect(quote('x'.repeat(1000))).toHaveLength(60);
  expect(quote('x'.repeat(1000)).at(-1)).toBe('…');
});
