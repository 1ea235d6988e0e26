import { expect, test } from 'vitest';
import { digest } from '../../pipeline/digest.ts';

// Of the empty text and of "abc": https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
test.each([
  ['', 'e3b0c44298fc1c14'],
  ['abc', 'ba7816bf8f01cfea'],
])('the digest of %j is the start of its SHA-256', (text, expected) => {
  expect(digest(text)).toBe(expected);
});

test('texts that look alike have digests of their own', () => {
  const texts = ['\u00e9', 'e\u0301', 'é ', 'É', '한글', '\u1112\u1161\u11ab글', '😀', '\ud83d'];
  expect(new Set(texts.map(digest)).size).toBe(texts.length);
});
