import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repetitionOf } from '../../../pipeline/audit/overlap.ts';
import { cuttingOf, shinglesOf, Vocabulary } from '../../../pipeline/audit/shingles.ts';

/** The different numbers of the shingles of a text. */
function shingles(tag: string, text: string): Float64Array {
  const vocabulary = new Vocabulary(cuttingOf(tag));
  return shinglesOf(vocabulary.numbersOf(text), vocabulary.cutting.size);
}

describe('a text is cut', () => {
  test.each([
    ['en', 'word', 5],
    ['ko', 'word', 5],
    ['ar', 'word', 5],
    ['ru', 'word', 5],
    ['zh-Hans', 'character', 4],
    ['zh-Hant-TW', 'character', 4],
    ['ja', 'character', 4],
    ['th', 'character', 4],
  ])('in %s into a %s each, %i to a shingle', (tag, unit, size) => {
    expect(cuttingOf(tag)).toEqual({ unit, size });
  });

  test('at what is no letter and no digit, whatever its case', () => {
    const vocabulary = new Vocabulary(cuttingOf('en'));
    expect(vocabulary.numbersOf('The server — the 5.1.1 (`RCPT TO`), THE')).toEqual([1, 2, 1, 3, 4, 4, 5, 6, 1]);
    expect(vocabulary.numbersOf('Server? no')).toEqual([2, 7]);
    expect(vocabulary.numbersOf('… – ()')).toEqual([]);
  });

  test('marks belong to their letter', () => {
    expect(new Vocabulary(cuttingOf('ar')).numbersOf('سُجِّل سجل')).toEqual([1, 2]);
    expect(new Vocabulary(cuttingOf('th')).numbersOf('ที่')).toEqual([1]);
  });

  test('into each character where there are no spaces, but no sign of punctuation', () => {
    expect(new Vocabulary(cuttingOf('zh-Hans')).numbersOf('邮箱，邮件。A1')).toEqual([1, 2, 1, 3, 4, 5]);
  });

  test('beyond the basic plane, into whole characters', () => {
    expect(new Vocabulary(cuttingOf('zh-Hans')).numbersOf('𠮷野𠮷')).toEqual([1, 2, 1]);
  });
});

describe('the shingles of a text', () => {
  test('are its runs of five words, or of four characters', () => {
    expect(shingles('en', 'a b c d')).toHaveLength(0);
    expect(shingles('en', 'a b c d e')).toHaveLength(1);
    expect(shingles('en', 'a b c d e f g')).toHaveLength(3);
    expect(shingles('ja', '一二三')).toHaveLength(0);
    expect(shingles('ja', '一二三四五')).toHaveLength(2);
  });

  test('are equal where the runs are, and know their order', () => {
    const [first, , , , , again] = shingles('en', 'a b c d e a b c d e');
    expect(again).toBe(first);
    const [one, other] = [shingles('en', 'a b c d e')[0], shingles('en', 'a b c d e e d c b a')[5]];
    expect(other).not.toBe(one);
  });

  test('are whole numbers that a double holds', () => {
    const units = fc.array(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(units, fc.constantFrom(4, 5), (list, size) => {
        const found = shinglesOf(list, size);
        expect(found).toHaveLength(Math.max(0, list.length - size + 1));
        expect([...found].every((one) => Number.isSafeInteger(one) && one >= 0)).toBe(true);
      }),
    );
  });

  test.each([4, 5])('of different runs of %i are different, in a large sample', (size) => {
    // A sequence that looks random and is the same in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator
    let state = 12345;
    const next = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return 1 + Math.floor((state / 2 ** 32) * below);
    };
    for (const words of [12, 3000]) {
      const units = Array.from({ length: 200_000 }, () => next(words));
      const runs = new Set(units.slice(0, units.length - size + 1).map((_, at) => units.slice(at, at + size).join()));
      expect(new Set(shinglesOf(units, size)).size).toBe(runs.size);
    }
  });

  test('of runs that differ in one small number are different', () => {
    const found = new Set<number>();
    for (let at = 0; at < 5; at += 1) {
      for (let unit = 2; unit <= 20_000; unit += 1) {
        const units = [1, 1, 1, 1, 1];
        units[at] = unit;
        found.add(shinglesOf(units, 5)[0] as number);
      }
    }
    expect(found.size).toBe(5 * 19_999);
  });
});

describe('a page that says its texts again', () => {
  const meaning = 'the server is issuing an authentication challenge as part of the exchange and the client must answer it';
  const seen = 'during the handshake of the command the server is prompting you for your username or your password';
  const fix = 'respond with the appropriate credentials and verify them if the authentication keeps failing after that';

  test('twice and thrice, under other headings, measures high', () => {
    // As the pages were that Kontras replaces: the lead, the section of the code, and the differences.
    const page = [`334 indicates that ${meaning}`, `Description ${meaning}`, `When You See It ${seen}`, `How to Fix ${fix}`]
      .concat(`SMTP 334 ${meaning}`, `You encounter 334 when ${seen}`, `For 334 ${fix}`)
      .join('\n');
    expect(repetitionOf(shingles('en', page))).toBeGreaterThan(0.35);
    expect(repetitionOf(shingles('en', [meaning, meaning, meaning].join('\n')))).toBeGreaterThan(0.6);
  });

  test('once each is not', () => {
    expect(repetitionOf(shingles('en', [meaning, seen, fix].join('\n')))).toBeLessThan(0.02);
  });
});
