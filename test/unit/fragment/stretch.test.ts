import { expect, test } from 'vitest';
import {
  Choice,
  Constant,
  constant,
  type Form,
  formOf,
  merged,
  OfOne,
  Own,
  ownOf,
  ownOnce,
  Passing,
  SaidOf,
  said,
  saidLength,
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
const swapped = { a: other, b: one } as About<Named>;

const nameOf = (side: 'a' | 'b') => new OfOne(side, new Own<Named>(({ name }) => name));
const both = new Passing(({ a, b }) => `${(a as Named).name}&${(b as Named).name}`);
const anew = new SaidOf([new Passing(() => 'anew'), nameOf('b')], swapped);

test('what is slow to make is made once for each subject, on whichever side it is', () => {
  const asked: string[] = [];
  const own = ownOnce<Named>(({ name }) => {
    asked.push(name);
    return name;
  });
  const [ofA, ofB] = [new OfOne('a', own), new OfOne('b', own)];
  for (let page = 0; page < 3; page += 1) expect(said([ofA, ofB], about)).toBe('oneother');
  expect(said([ofA, ofB], swapped)).toBe('otherone');
  expect(asked).toEqual(['one', 'other']);
});

test('what stretches say of a subject alone names no other', () => {
  const own = ownOf<Named>(() => [nameOf('a'), constant('/'), nameOf('b')]);
  expect(said([new OfOne('a', own), constant(' '), new OfOne('b', own)], about)).toBe('one/one other/other');
});

test('a choice is made by whom it is about', () => {
  const choice = new Choice(({ a }) => (a === one ? [constant('first '), nameOf('b')] : [constant('second')]));
  expect([said([choice], about), said([choice], swapped)]).toEqual(['first other', 'second']);
});

test('neighbours about no one become one, and the others stay as they are', () => {
  const name = nameOf('a');
  const stretches = [constant('<'), new Constant('p'), name, anew, constant('>'), both, anew];
  const result = merged(stretches);
  expect(result.map(({ kind }) => kind)).toEqual(['constant', 'of one', 'constant', 'passing', 'constant']);
  expect(result.map((stretch) => stretch.say(about))).toEqual(['<p', 'one', 'anewone>', 'one&other', 'anewone']);
  expect(result[1]).toBe(name);
  for (const whom of [about, swapped]) expect(said(result, whom)).toBe(said(stretches, whom));
});

test('a form is its stretches, merged, and none of them is a form', () => {
  const [inner] = formOf([constant('('), nameOf('b'), constant(')')]) as [Form];
  const [form] = formOf([nameOf('a'), constant('-'), inner, anew]) as [Form];
  expect(form.stretches.map((stretch) => stretch.say(about))).toEqual(['one', '-(', 'other', ')anewone']);
  expect(merged([constant('['), inner, constant(']')]).map((stretch) => stretch.say(about))).toEqual(['[(', 'other', ')]']);
  expect(formOf([constant('x')])).toEqual([constant('x')]);
  const [several] = formOf([constant('x'), nameOf('a')]);
  expect([several?.kind, several?.say(swapped)]).toEqual(['form', 'xother']);
});

test('how long a text is needs no text', () => {
  const stretches = [constant('한'), ...formOf([nameOf('a'), both]), anew];
  expect(saidLength(stretches, about)).toBe(said(stretches, about).length);
});
