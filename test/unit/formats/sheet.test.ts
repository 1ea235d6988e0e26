import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sheet } from '../../../pipeline/formats/sheet.ts';
import { Piece, Pieces, textOf } from '../../../pipeline/fragment/piece.ts';

const long = fc
  .tuple(fc.constantFrom('a', 'é', '한', '😀', '"\\\n', '\u2028'), fc.integer({ min: 0, max: 120_000 }))
  .map(([text, times]) => text.repeat(times));
const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), long), { maxLength: 8 });

const piecesOf = (list: readonly string[]): Pieces => {
  const pieces = new Pieces();
  for (const text of list) pieces.push(new Piece(text));
  return pieces;
};

test('what is on a sheet is what was put on it, whatever the lengths and the scripts', () => {
  const sheet = new Sheet();
  fc.assert(
    fc.property(texts, texts, (first, second) => {
      sheet.clear();
      for (const text of first) sheet.text(text);
      sheet.pieces(piecesOf(second));
      expect(sheet.bytes.equals(Buffer.from([...first, ...second].join('')))).toBe(true);
      expect(sheet.length).toBe(sheet.bytes.length);
    }),
    { numRuns: 40 },
  );
});

test('quoted pieces are the inside of one JSON string', () => {
  const sheet = new Sheet();
  fc.assert(
    fc.property(texts, (list) => {
      sheet.clear();
      sheet.text('"');
      sheet.quotedPieces(piecesOf(list));
      sheet.text('"');
      expect(JSON.parse(sheet.bytes.toString())).toBe(list.join(''));
    }),
    { numRuns: 40 },
  );
});

test('ASCII takes the place of as many bytes, and nothing else moves', () => {
  const sheet = new Sheet();
  sheet.text('한: 0000;');
  sheet.replace(5, 'abcd');
  expect(sheet.bytes.toString()).toBe('한: abcd;');
});

test('pieces that are cleared are gone, and their memory is used again', () => {
  const pieces = piecesOf(['a', 'b', 'c']);
  pieces.clear();
  pieces.push(new Piece('d'));
  expect(pieces.length).toBe(1);
  expect(textOf(pieces)).toBe('d');
});
