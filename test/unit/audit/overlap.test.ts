import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Overlap, overlaps, repetitionOf, type Shingled } from '../../../pipeline/audit/overlap.ts';

const text = (id: string, ...shingles: number[]): Shingled => ({ id, shingles: Float64Array.from(shingles) });

/** The same by sets alone, as one would write it on paper. */
function naive(measured: readonly Shingled[], all: readonly Shingled[]): Map<string, Overlap> {
  return new Map(
    measured.map(({ id, shingles }) => {
      const mine = new Set(shingles);
      const others = all.filter((one) => one.id !== id);
      const shared = (one: Shingled): number => [...mine].filter((shingle) => new Set(one.shingles).has(shingle)).length;
      const own = [...mine].filter((shingle) => !others.some((one) => one.shingles.includes(shingle))).length;
      const most = Math.max(0, ...others.map(shared));
      const nearest = most === 0 ? undefined : others.find((one) => shared(one) === most)?.id;
      const share = (part: number): number => (mine.size === 0 ? 0 : part / mine.size);
      return [id, { own: share(own), containment: share(most), nearest }];
    }),
  );
}

describe('what a text shares with others', () => {
  test('counted by hand', () => {
    const all = [text('a', 1, 2, 3, 4), text('b', 3, 4, 5, 5), text('c', 4, 9), text('d', 7)];
    expect(Object.fromEntries(overlaps(all, all))).toEqual({
      a: { own: 2 / 4, containment: 2 / 4, nearest: 'b' },
      b: { own: 1 / 3, containment: 2 / 3, nearest: 'a' },
      // Both "a" and "b" have one of its two: the first is named.
      c: { own: 1 / 2, containment: 1 / 2, nearest: 'a' },
      d: { own: 1, containment: 0, nearest: undefined },
    });
  });

  test('is its own where it says a thing twice itself, and another does not', () => {
    const all = [text('a', 1, 1, 1, 2), text('b', 2, 2)];
    expect(overlaps(all, all).get('a')).toEqual({ own: 1 / 2, containment: 1 / 2, nearest: 'b' });
    expect(overlaps(all, all).get('b')).toEqual({ own: 0, containment: 1, nearest: 'a' });
  });

  test('of a copy is everything, and of a text too short for a shingle nothing', () => {
    const all = [text('a', 1, 2), text('b', 2, 1), text('short')];
    expect(Object.fromEntries(overlaps(all, all))).toEqual({
      a: { own: 0, containment: 1, nearest: 'b' },
      b: { own: 0, containment: 1, nearest: 'a' },
      short: { own: 0, containment: 0, nearest: undefined },
    });
  });

  test('is measured against all, though some alone are measured', () => {
    const all = [text('a', 1, 2), text('b', 3), text('c', 2, 3)];
    expect(overlaps([text('b', 3)], all)).toEqual(new Map([['b', { own: 0, containment: 1, nearest: 'c' }]]));
  });

  test('is what sets give, whatever the texts and however many are measured at once', () => {
    const shingles = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 14 });
    fc.assert(
      fc.property(fc.array(shingles, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 9 }), (texts, atOnce) => {
        const all = texts.map((one, index) => text(`t${index}`, ...one));
        const batches = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) =>
          all.slice(index * atOnce, (index + 1) * atOnce),
        );
        const found = new Map(batches.flatMap((batch) => [...overlaps(batch, all)]));
        expect(found).toEqual(naive(all, all));
      }),
      { numRuns: 300 },
    );
  });
});

describe('repetition', () => {
  test.each([
    ['nothing twice', [1, 2, 3], 0],
    ['one of four twice', [1, 2, 3, 1], 1 / 4],
    ['everything thrice', [1, 2, 1, 2, 1, 2], 2 / 3],
    ['no shingle at all', [], 0],
  ])('%s', (_, shingles, expected) => {
    expect(repetitionOf(Float64Array.from(shingles))).toBeCloseTo(expected, 12);
  });
});
