import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Piece, Pieces, passingPiece, textOf } from '../../../pipeline/fragment/piece.ts';
import type { Batch } from '../../../pipeline/pages/batch.ts';
import { Press } from '../../../pipeline/pages/press.ts';
import { Sheet } from '../../../pipeline/pages/sheet.ts';

const long = fc
  .tuple(fc.constantFrom('a', 'é', '한', '😀', '"\\\n', '\u2028'), fc.integer({ min: 0, max: 120_000 }))
  .map(([text, times]) => text.repeat(times));
const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), long), { maxLength: 8 });

/** A page of three ropes: its file, one format and the line in the manifest. */
type Page = readonly [file: () => void, output: () => void, line: () => void];

function write(sheet: Sheet, pages: readonly Page[]): Batch {
  for (const page of pages) {
    for (const rope of page) {
      sheet.start();
      rope();
    }
  }
  return { codes: pages.map(() => []), ...sheet.take() };
}

interface Printed {
  readonly output: string;
  readonly line: string;
  readonly digest: string;
}

function print(press: Press, batch: Batch): Printed[] {
  press.take(batch);
  return batch.codes.map(() => {
    press.next();
    return { output: press.output(0).toString(), line: press.line.toString(), digest: press.digest };
  });
}

const nothing = (): void => {};
const piecesOf = (list: readonly Piece[]): Pieces => {
  const pieces = new Pieces();
  for (const piece of list) pieces.push(piece);
  return pieces;
};

test('what is printed is what was written, whatever the lengths and the scripts, in batch after batch', () => {
  const [sheet, press] = [new Sheet(), new Press(1)];
  fc.assert(
    fc.property(texts, texts, texts, (own, kept, passing) => {
      const pieces = [...kept.map((text) => new Piece(text)), ...passing.map(passingPiece)];
      const page = (): void => {
        for (const text of own) sheet.text(text);
        sheet.pieces(piecesOf(pieces));
        // A second time, each is a number already.
        sheet.pieces(piecesOf(pieces));
      };
      const batch = write(sheet, [
        [nothing, page, page],
        [page, nothing, nothing],
      ]);
      const expected = [...own, ...kept, ...passing, ...kept, ...passing].join('');
      const [first, second] = print(press, batch) as [Printed, Printed];
      expect(first.output === expected && first.line === expected).toBe(true);
      // A rope of nothing stands for the file.
      expect(second.output === expected).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('quoted pieces are the inside of one JSON string, which readers of YAML take as well', () => {
  const [sheet, press] = [new Sheet(), new Press(1)];
  fc.assert(
    fc.property(texts, texts, (kept, passing) => {
      const pieces = piecesOf([...kept.map((text) => new Piece(text)), ...passing.map(passingPiece)]);
      const batch = write(sheet, [[nothing, () => sheet.quotedPieces(pieces), nothing]]);
      const quoted = `"${print(press, batch)[0]?.output}"`;
      expect(JSON.parse(quoted)).toBe(textOf(pieces));
      expect(quoted).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/);
    }),
    { numRuns: 40 },
  );
});

test('the digest is that of the file with zeros in its place, and stands wherever it is asked for', () => {
  const [sheet, press] = [new Sheet(), new Press(1)];
  const around = (before: string, after: string) => (): void => {
    sheet.text(before);
    sheet.digest();
    sheet.text(after);
  };
  const batch = write(sheet, [
    [around('한: ', ';'), nothing, around('"', '"')],
    [around('한: ', '!'), around('', ''), nothing],
  ]);
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const digests = [hash('한: 0000000000000000;'), hash('한: 0000000000000000!')];
  const [first, second] = print(press, batch) as [Printed, Printed];
  expect([first.digest, second.digest]).toEqual(digests);
  expect(first.output).toBe(`한: ${digests[0]};`);
  expect(first.line).toBe(`"${digests[0]}"`);
  expect(second.output).toBe(digests[1]);
});

test('a text that stands in many pages is handed on once, and one of a page alone with its page', () => {
  const sheet = new Sheet();
  const [kept, passing] = [new Piece('kept'), passingPiece('passing')];
  const page: Page = [() => sheet.pieces(piecesOf([kept, passing])), nothing, nothing];
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
  const batches = [write(sheet, [page, page]), write(sheet, [page])];
  expect(batches.map((batch) => text(batch.kept.bytes))).toEqual(['kept', '']);
  expect(batches.map((batch) => text(batch.passing.bytes))).toEqual(['passingpassing', 'passing']);
  const press = new Press(1);
  expect(batches.flatMap((batch) => print(press, batch).map(({ output }) => output))).toEqual(Array(3).fill('keptpassing'));
});

test('a piece that two sheets use in turns is numbered on each of them', () => {
  const shared = [new Piece('shared'), new Piece('other')];
  const sheets = [new Sheet(), new Sheet()];
  const presses = sheets.map(() => new Press(1));
  for (let turn = 0; turn < 6; turn += 1) {
    const [sheet, press] = [sheets[turn % 2] as Sheet, presses[turn % 2] as Press];
    const all = turn < 2 ? [...shared] : [...shared].reverse();
    const printed = print(press, write(sheet, [[() => sheet.pieces(piecesOf(all)), nothing, nothing]]));
    expect(printed[0]?.output).toBe(turn < 2 ? 'sharedother' : 'othershared');
  }
});

test('pieces that are cleared are gone, and their memory is used again', () => {
  const pieces = piecesOf(['a', 'b', 'c'].map((text) => new Piece(text)));
  pieces.clear();
  pieces.push(new Piece('d'));
  expect(pieces.length).toBe(1);
  expect(textOf(pieces)).toBe('d');
});
