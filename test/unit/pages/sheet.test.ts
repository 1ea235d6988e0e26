import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Choice,
  Constant,
  Form,
  merged,
  OfOne,
  Own,
  Passing,
  SaidOf,
  type Stretch,
  said,
} from '../../../pipeline/fragment/stretch.ts';
import { type About, nobody, type Subject } from '../../../pipeline/fragment/syntax.ts';
import { type Batch, referTo, what } from '../../../pipeline/pages/batch.ts';
import { Press } from '../../../pipeline/pages/press.ts';
import { Sheet } from '../../../pipeline/pages/sheet.ts';

const long = fc
  .tuple(fc.constantFrom('a', 'é', '한', '😀', '"\\\n', '\u2028'), fc.integer({ min: 0, max: 120_000 }))
  .map(([text, times]) => text.repeat(times));
const someText = fc.oneof({ weight: 9, arbitrary: fc.string({ unit: 'grapheme' }) }, { weight: 1, arbitrary: long });

/** A page of three ropes: its file, one format and the line in the manifest. */
interface Page {
  readonly about?: About;
  readonly ropes: readonly [file: () => void, output: () => void, line: () => void];
}

function write(sheet: Sheet, pages: readonly Page[]): Batch {
  for (const { about = nobody, ropes } of pages) {
    sheet.page(about);
    for (const rope of ropes) {
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

/** How many subjects there are. */
const count = 4;
interface Named extends Subject {
  readonly name: string;
}
const about: fc.Arbitrary<About<Named>> = fc
  .tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 }))
  .map(([a, b]) => ({ a: { index: a, name: `A${a}é` }, b: { index: b, name: `B${b}"` } }));

/** Stretches of every kind, in one another. */
const { stretch } = fc.letrec<{ stretch: Stretch; several: Stretch[] }>((tie) => ({
  several: fc.array(tie('stretch'), { maxLength: 4, depthIdentifier: 'stretch' }),
  stretch: fc.oneof(
    { depthIdentifier: 'stretch', maxDepth: 4 },
    someText.map((text) => new Constant(text)),
    fc
      .tuple(fc.constantFrom('a', 'b'), someText)
      .map(([of, text]) => new OfOne(of, new Own<Subject>(({ index }) => `${text}${index}`))),
    someText.map((text) => new Passing(({ a, b }) => `${text}${a.index}-${b.index}`)),
    tie('several').map((list) => new Form(merged(list))),
    fc
      .tuple(tie('several'), tie('several'))
      .map(([even, odd]) => new Choice(({ a, b }) => ((a.index + b.index) % 2 === 0 ? even : odd))),
    fc.tuple(tie('several'), about).map(([list, of]) => new SaidOf(list, of)),
  ),
}));
const stretches = fc.array(stretch, { maxLength: 5 });

test('what is printed is what was said, of whomever, in every kind of stretch, in batch after batch', () => {
  fc.assert(
    fc.property(fc.array(stretches, { maxLength: 3 }), fc.array(about, { minLength: 1, maxLength: 6 }), (lists, abouts) => {
      const [sheet, press] = [new Sheet(count), new Press(1)];
      for (const of of [...abouts, ...abouts]) {
        const page: Page = {
          about: of,
          ropes: [
            nothing,
            () => {
              for (const list of lists) sheet.say(list, of);
              sheet.text('|');
              for (const list of lists) sheet.say(list, of);
            },
            () => {
              for (const list of lists) sheet.say(list, of, true);
            },
          ],
        };
        const [printed] = print(press, write(sheet, [page])) as [Printed];
        const expected = lists.map((list) => said(list, of)).join('');
        expect(printed.output === `${expected}|${expected}`).toBe(true);
        // The same as the inside of a JSON string, which readers of YAML take as well.
        expect(JSON.parse(`"${printed.line}"`) === expected).toBe(true);
        expect(printed.line).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/);
      }
    }),
    { numRuns: 150 },
  );
});

test('a rope of nothing stands for the file', () => {
  const [sheet, press] = [new Sheet(1), new Press(1)];
  const own = (): void => sheet.text('own');
  const batch = write(sheet, [{ ropes: [own, nothing, nothing] }, { ropes: [nothing, own, nothing] }]);
  expect(print(press, batch).map(({ output }) => output)).toEqual(['own', 'own']);
});

test('the digest is that of the file with zeros in its place, and stands wherever it is asked for', () => {
  const [sheet, press] = [new Sheet(1), new Press(1)];
  const around = (before: string, after: string) => (): void => {
    sheet.text(before);
    sheet.digest();
    sheet.text(after);
  };
  const batch = write(sheet, [
    { ropes: [around('한: ', ';'), nothing, around('"', '"')] },
    { ropes: [around('한: ', '!'), around('', ''), nothing] },
  ]);
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
  const digests = [hash('한: 0000000000000000;'), hash('한: 0000000000000000!')];
  const [first, second] = print(press, batch) as [Printed, Printed];
  expect([first.digest, second.digest]).toEqual(digests);
  expect(first.output).toBe(`한: ${digests[0]};`);
  expect(first.line).toBe(`"${digests[0]}"`);
  expect(second.output).toBe(digests[1]);
});

const nameOf = (of: 'a' | 'b', asked: string[] = []): OfOne =>
  new OfOne(
    of,
    new Own<Named>(({ name }) => {
      asked.push(name);
      return name;
    }),
  );
const [one, other]: Named[] = [
  { index: 0, name: 'one' },
  { index: 1, name: 'other' },
];
const both = { a: one, b: other } as About<Named>;

test('a text that stands in many pages is handed on once, and one of a page alone with its page', () => {
  const sheet = new Sheet(2);
  const list = [new Constant('kept'), new Passing(() => 'passing')];
  const page: Page = { ropes: [() => sheet.say(list, nobody), nothing, nothing] };
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
  const batches = [write(sheet, [page, page]), write(sheet, [page])];
  expect(batches.map((batch) => text(batch.kept.bytes))).toEqual(['kept', '']);
  expect(batches.map((batch) => text(batch.passing.bytes))).toEqual(['passingpassing', 'passing']);
  const press = new Press(1);
  expect(batches.flatMap((batch) => print(press, batch).map(({ output }) => output))).toEqual(Array(3).fill('keptpassing'));
});

test('a form is one reference, what it says of a subject is asked for once, and of others than those of the page it is told who they are', () => {
  const sheet = new Sheet(2);
  const asked: string[] = [];
  const form = new Form([new Constant('<'), nameOf('a', asked), new Constant('|'), nameOf('b', asked), new Constant('>')]);
  const turned = { a: other, b: one } as About<Named>;
  const say = (of: About) => (): void => sheet.say([form], of);
  const pages: Page[] = [both, both, turned].map((of) => ({ about: of, ropes: [say(of), nothing, nothing] }));
  const batch = write(sheet, [...pages, { about: both, ropes: [say(turned), nothing, nothing] }]);
  expect(asked).toEqual(['one', 'other', 'other', 'one']);
  const [ofPage, ofOthers] = [referTo(what.form, 0), referTo(what.formOfOthers, 0)];
  expect([...batch.ropes]).toEqual([...Array(3).fill([1, ofPage, 0, 0]).flat(), 3, ofOthers, 1, 0, 0, 0]);
  expect([...batch.subjects]).toEqual([0, 1, 0, 1, 1, 0, 0, 1]);
  const printed = print(new Press(1), batch).map(({ output }) => output);
  expect(printed).toEqual(['<one|other>', '<one|other>', '<other|one>', '<other|one>']);
});

test('stretches that two sheets use in turns are numbered on each of them', () => {
  const shared = [new Constant('shared'), nameOf('a'), new Form([new Constant('form'), nameOf('b')])];
  const sheets = [new Sheet(2), new Sheet(2)];
  const presses = sheets.map(() => new Press(1));
  for (let turn = 0; turn < 6; turn += 1) {
    const [sheet, press] = [sheets[turn % 2] as Sheet, presses[turn % 2] as Press];
    const all = turn < 2 ? [...shared] : [...shared].reverse();
    const batch = write(sheet, [{ about: both, ropes: [() => sheet.say(all, both), nothing, nothing] }]);
    expect(print(press, batch)[0]?.output).toBe(turn < 2 ? 'sharedoneformother' : 'formotheroneshared');
  }
});

test('a press that is cleared knows nothing of the job before', () => {
  const press = new Press(1);
  for (const name of ['first', 'second']) {
    const sheet = new Sheet(2);
    const form = new Form([new Constant(name), nameOf('a')]);
    press.clear();
    const batch = write(sheet, [{ about: both, ropes: [() => sheet.say([form], both), nothing, nothing] }]);
    expect(print(press, batch)[0]?.output).toBe(`${name}one`);
  }
});
