import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTable } from '../../../pipeline/audit/table.ts';

const largest = 2 ** 53 - 1;

test('numbers its keys as a Map does', () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 0, max: largest }),
    // Keys that begin their search at the same slot.
    fc.integer({ min: 0, max: 40 }).map((factor) => factor * 2 ** 21 * 4096),
    fc.constantFrom(0, largest, 4294967291, 4294967291 * 2, 2 ** 32, 2 ** 31),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), fc.array(key, { maxLength: 30 }), (keys, others) => {
      const table = new KeyTable();
      const map = new Map<number, number>();
      for (const one of keys) {
        if (!map.has(one)) map.set(one, map.size);
        expect(table.add(one)).toBe(map.get(one));
        expect(table.size).toBe(map.size);
      }
      for (const one of [...keys, ...others]) expect(table.find(one)).toBe(map.get(one) ?? -1);
    }),
  );
});

test('grows beyond its first size and forgets nothing', () => {
  const table = new KeyTable();
  const count = 20_000;
  const keyOf = (index: number): number => (index * 2654435761 * 4096 + index) % largest;
  for (let index = 0; index < count; index += 1) table.add(keyOf(index));
  expect(table.size).toBe(count);
  const wrong = Array.from({ length: count }, (_, index) => index).filter((index) => table.find(keyOf(index)) !== index);
  expect(wrong).toEqual([]);
  expect(table.find(-2)).toBe(-1);
});
