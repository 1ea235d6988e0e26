import { expect, test } from 'vitest';
import { Piece, Pieces, passingPiece } from '../../../pipeline/fragment/piece.ts';
import {
  Constant,
  constant,
  gathered,
  merged,
  OfOne,
  Passing,
  pieceOf,
  SaidOf,
  said,
  writeAll,
} from '../../../pipeline/fragment/stretch.ts';
import type { About, Subject } from '../../../pipeline/fragment/syntax.ts';

interface Named extends Subject {
  readonly name: string;
}
const [one, other]: Named[] = [
  { index: 0, name: 'one' },
  { index: 1, name: 'other' },
];
const about = { a: one, b: other } as About<Named>;

const nameOf = (side: 'a' | 'b', asked: string[] = []) =>
  new OfOne<Named>(side, ({ name }) => {
    asked.push(name);
    return new Piece(name);
  });
const both = new Passing((to, { a, b }) => to.push(passingPiece(`${(a as Named).name}&${(b as Named).name}`)));
const anew = new SaidOf([new Passing((to) => to.push(passingPiece('anew')))], about);

const piecesOf = (stretches: Parameters<typeof writeAll>[0], whom: About = about): Piece[] => {
  const pieces = new Pieces();
  writeAll(stretches, pieces, whom);
  return Array.from({ length: pieces.length }, (_, at) => pieces.at(at));
};
const textsOf = (stretches: Parameters<typeof writeAll>[0]): string[] => piecesOf(stretches).map(({ text }) => text);

test('a stretch about one of the two is made once for each subject, on whichever page', () => {
  const asked: string[] = [];
  const stretch = nameOf('a', asked);
  for (let page = 0; page < 3; page += 1) expect(said([stretch], about)).toBe('one');
  expect(said([stretch], { a: other, b: one } as About)).toBe('other');
  expect(asked).toEqual(['one', 'other']);
});

test('two that say the same share their pieces, on whichever side the subject is', () => {
  const pieces: (Piece | undefined)[] = [];
  const make = ({ name }: Named): Piece => new Piece(name);
  const [ofA, ofB] = [new OfOne<Named>('a', make, pieces), new OfOne<Named>('b', make, pieces)];
  const [first] = piecesOf([ofA]);
  const [second] = piecesOf([ofB], { a: other, b: one } as About);
  expect(second).toBe(first);
});

test('neighbours about no one become one piece, and what was said anew is kept', () => {
  const stretches = [constant('<'), new Constant('p'), nameOf('a'), anew, constant('>'), both, anew];
  const joined = merged(stretches);
  expect(textsOf(joined)).toEqual(['<p', 'one', 'anew>', 'one&other', 'anew']);
  expect(said(joined, about)).toBe(said(stretches, about));
  expect(piecesOf(joined)[4]).toBe(piecesOf(joined)[4]);
});

test('neighbours about one of the two become one piece for each subject, and what is about both stays apart', () => {
  const stretches = [constant('| '), nameOf('a'), constant(' | '), nameOf('b'), constant(' |'), both, constant('.'), nameOf('b')];
  const joined = gathered(stretches);
  expect(joined.map(({ of }) => of)).toEqual(['a', 'b', 'both', 'b']);
  expect(textsOf(joined)).toEqual(['| one | ', 'other |', 'one&other', '.other']);
  const swapped = { a: other, b: one } as About;
  expect(said(joined, swapped)).toBe(said(stretches, swapped));
});

test('one piece is that piece itself, unless it is not to be kept', () => {
  const stretch = constant('kept');
  expect(pieceOf([stretch], about)).toBe(piecesOf([stretch])[0]);
  expect(pieceOf([anew], about)).toMatchObject({ text: 'anew', isPassing: false });
  expect(pieceOf([], about).text).toBe('');
});
