import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../pipeline/json/document.ts';
import { placeAt } from '../../../pipeline/json/place.ts';

const parse = (text: string) => parseDocument('source/smtp/450.json', text);
const rulesOf = (text: string): string[] => parse(text).diagnostics.map(({ rule, line, column }) => `${rule} ${line}:${column}`);

describe('place', () => {
  const text = '{\n  "a": { "b": [1, "two", { "c": "x" }] },\n  "d": "y"\n}\n';
  const { document } = parse(text);

  test.each([
    [[], 1, 1],
    [['a'], 2, 8],
    [['a', 'b'], 2, 15],
    [['a', 'b', 0], 2, 16],
    [['a', 'b', 1], 2, 19],
    [['a', 'b', 2, 'c'], 2, 33],
    [['d'], 3, 8],
  ])('of the value at %j', (path, line, column) => {
    expect(document.place(path)).toEqual({ file: 'source/smtp/450.json', line, column });
  });

  test.each([
    [['a'], 2, 3],
    [['a', 'b'], 2, 10],
    [['a', 'b', 2, 'c'], 2, 28],
    [['d'], 3, 3],
    // Elements have no key, nor has the top.
    [['a', 'b', 1], 2, 19],
    [[], 1, 1],
  ])('of the key at %j', (path, line, column) => {
    expect(document.place(path, { key: true })).toMatchObject({ line, column });
  });

  test.each([
    [['a', 'zz'], 2, 8],
    [['a', 'b', 9], 2, 15],
    [['a', 'b', 1, 'deeper'], 2, 19],
    [['zz'], 1, 1],
  ])('of %j, which is not there, is that of its nearest ancestor', (path, line, column) => {
    expect(document.place(path)).toMatchObject({ line, column });
  });

  test('of a message written with a dotted key, and of one that is half nested', () => {
    const dotted = parse('{\n  "lead.meaning": "x",\n  "difference": { "retry.yes-no": "y" }\n}').document;
    expect(dotted.place(['lead', 'meaning'])).toMatchObject({ line: 2, column: 19 });
    expect(dotted.place(['difference', 'retry', 'yes-no'])).toMatchObject({ line: 3, column: 35 });
  });

  test('of a text that is no JSON is its start', () => {
    expect(parse('{ "a": ').document.place(['a'])).toMatchObject({ line: 1, column: 1 });
  });
});

describe('the place of a character in a string', () => {
  /** The source at the place of the first `mark` of the decoded string. */
  const sourceAt = (source: string, mark: string): string => {
    const { document } = parse(`{ "a": ${source} }`);
    const decoded = (document.value as { a: string }).a;
    const { column } = document.place(['a'], { offset: decoded.indexOf(mark) });
    return `{ "a": ${source} }`.slice(column - 1);
  };

  test.each([
    ['"abc!"', '!"'],
    ['"\\"\\\\\\/!"', '!"'],
    ['"\\n\\t\\r\\b\\f!"', '!"'],
    ['"\\u0041\\u00e9!"', '!"'],
    ['"\\ud83d\\ude00!"', '!"'],
    ['"😀!"', '!"'],
    ['"😀\\n😀!"', '!"'],
    ['"한글\\u0020!"', '!"'],
    ['"!\\n"', '!\\n"'],
  ])('in %s', (source, rest) => {
    expect(sourceAt(source, '!').startsWith(rest)).toBe(true);
  });

  test('that is an escape itself is where the escape begins', () => {
    expect(sourceAt('"a\\u200bb"', '\u200b').startsWith('\\u200b')).toBe(true);
    expect(sourceAt('"\\n\\u200bb"', '\u200b').startsWith('\\u200b')).toBe(true);
  });

  test('past the end of the string stays within it', () => {
    const { document } = parse('{ "a": "\\n" }');
    expect(document.place(['a'], { offset: 99 }).column).toBeLessThanOrEqual(11);
  });

  test('means nothing for what is no string', () => {
    expect(parse('{ "a": 12 }').document.place(['a'], { offset: 1 })).toMatchObject({ line: 1, column: 8 });
  });
});

describe('keys', () => {
  test('a second key of the same name is reported where it stands, however deep', () => {
    const text = '{\n  "codes": {\n    "450": { "name": "a" },\n    "451": {},\n    "450": { "fix": "b", "fix": "c" }\n  }\n}';
    const { document, diagnostics } = parse(text);
    expect(diagnostics.map(({ rule, line, column, message }) => [rule, line, column, message])).toEqual([
      ['json/duplicate-key', 5, 26, 'Unexpected second "fix", expected each key once'],
      ['json/duplicate-key', 5, 5, 'Unexpected second "450", expected each key once'],
    ]);
    expect(document.value).toBeUndefined();
    expect(diagnostics[1]?.hint).toContain('line 3');
  });

  test.each([
    ['the same key in two objects', '[{ "a": 1 }, { "a": 2 }]'],
    ['a colon in a string', '{ "a": "x: y: \\": z", "b": ":" }'],
    ['a colon in a key', '{ "a:b": 1, "\\"c\\":": 2 }'],
    ['numbers as keys', '{ "2": 1, "1": 2 }'],
    ['keys that only look alike', '{ "a": 1, "A": 2, "\\u00e0": 3, "a\\u0300": 4 }'],
    ['the names of methods', '{ "toString": 1, "hasOwnProperty": 2, "valueOf": 3 }'],
  ])('%s is no second one', (_, text) => {
    expect(rulesOf(text)).toEqual([]);
    expect(parse(text).document.value).toEqual(JSON.parse(text));
  });

  test('two spellings of one key are one key', () => {
    expect(rulesOf('{ "a": 1, "\\u0061": 2 }')).toEqual(['json/duplicate-key 1:11']);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('"%s" is refused at any depth', (key) => {
    const text = `{ "a": [{ "${key}": { "polluted": true } }] }`;
    expect(rulesOf(text)).toEqual(['json/forbidden-key 1:11']);
    expect(parse(text).document.value).toBeUndefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('"__proto__" spelt with an escape is refused too', () => {
    expect(rulesOf('{ "\\u005f_proto__": 1 }')).toEqual(['json/forbidden-key 1:3']);
  });
});

describe('syntax', () => {
  test.each([
    ['', 'json/syntax 1:1'],
    ['\n\n', 'json/syntax 1:1'],
    ['{ "a": 1', 'json/syntax 1:9'],
    ['{\n  "a": 1,\n}', 'json/syntax 3:1'],
    ['{ "a": 1 } x', 'json/syntax 1:12'],
    ["{ 'a': 1 }", 'json/syntax 1:3'],
    ['{ "a": "b\tc" }', 'json/syntax 1:10'],
    ['{ "a": "b\nc" }', 'json/syntax 1:10'],
    ['{ // comment\n}', 'json/syntax 1:3'],
    ['{ "a": NaN }', 'json/syntax 1:8'],
    ['{ "a" 1 }', 'json/syntax 1:7'],
    ['"unclosed', 'json/syntax 1:10'],
  ])('%j', (text, expected) => {
    expect(rulesOf(text)).toEqual([expected]);
    expect(parse(text).document.value).toBeUndefined();
  });

  test('64 levels are read and 65 are not, nor a hundred thousand', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(rulesOf(nested(64))).toEqual([]);
    expect(rulesOf(nested(65))).toEqual(['json/depth 1:65']);
    expect(rulesOf(nested(100_000)).length).toBe(1);
  });
});

test('placeAt counts lines and columns from 1, in UTF-16 code units', () => {
  expect(placeAt('', 0)).toEqual({ line: 1, column: 1 });
  expect(placeAt('ab\ncd', 3)).toEqual({ line: 2, column: 1 });
  expect(placeAt('ab\n😀x', 5)).toEqual({ line: 2, column: 3 });
  expect(placeAt('ab\n', 3)).toEqual({ line: 2, column: 1 });
});

test('a document has its source, and places in it, after it was read', () => {
  const text = '{\n  "a": "é한 \\u0041",\n  "b": ["x"]\n}\n';
  const { document } = parse(text);
  expect(document.text).toBe(text);
  expect(document.place(['a'], { offset: 3 })).toEqual({ file: 'source/smtp/450.json', line: 2, column: 12 });
  expect(document.place(['b', 0])).toMatchObject({ line: 3, column: 9 });
});
