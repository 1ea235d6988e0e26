import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chunks } from '../../../pipeline/containers/chunks.ts';

/** The pieces that some texts are handed on in, copied, since they are overwritten. */
function piecesOf(texts: readonly string[]): Buffer[] {
  const pieces: Buffer[] = [];
  const chunks = new Chunks((bytes) => void pieces.push(Buffer.from(bytes)));
  for (const text of texts) chunks.add(text);
  chunks.flush();
  return pieces;
}

test('what comes out is what went in, whatever the lengths and the scripts', () => {
  const long = fc
    .tuple(fc.constantFrom('a', 'é', '한', '😀', 'a😀'), fc.integer({ min: 0, max: 300_000 }))
    .map(([text, times]) => text.repeat(times));
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), long), { maxLength: 12 }), (texts) => {
      expect(Buffer.concat(piecesOf(texts)).equals(Buffer.from(texts.join('')))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('many small texts come in few pieces, none of them large or empty', () => {
  const pieces = piecesOf(Array.from({ length: 2000 }, () => '한국어 '.repeat(100)));
  expect(pieces.length).toBeLessThan(20);
  for (const { length } of pieces) expect(length).toBeGreaterThan(0);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(256 * 1024);
});

test('nothing gives no piece', () => {
  expect(piecesOf([])).toEqual([]);
  expect(piecesOf(['', ''])).toEqual([]);
});
