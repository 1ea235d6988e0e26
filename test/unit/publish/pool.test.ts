import fc from 'fast-check';
import { expect, test } from 'vitest';
import { each } from '../../../publish/pool.ts';

async function* numbers(count: number, taken: number[] = []): AsyncGenerator<number> {
  for (let index = 0; index < count; index += 1) {
    taken.push(index);
    yield index;
  }
}
const never = (): boolean => false;
const turns = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) await Promise.resolve();
};

test('everything is done once, so many at a time and never more', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), async (lengths, limit) => {
      const done: number[] = [];
      let [running, most] = [0, 0];
      await each(numbers(lengths.length), limit, never, async (index) => {
        running += 1;
        most = Math.max(most, running);
        await turns(lengths[index] as number);
        running -= 1;
        done.push(index);
      });
      expect(done.sort((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
      expect(most).toBeLessThanOrEqual(limit);
    }),
  );
});

test('the next is taken only when there is room for it', async () => {
  const taken: number[] = [];
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const all = each(numbers(100, taken), 4, never, () => gate);
  await new Promise((resolve) => setImmediate(resolve));
  expect(taken).toEqual([0, 1, 2, 3]);
  go();
  await all;
  expect(taken).toHaveLength(100);
});

test('what is in flight is finished when it is stopped, and when something fails', async () => {
  for (const fails of [false, true]) {
    const done: number[] = [];
    let stopped = false;
    const all = each(
      numbers(50),
      3,
      () => stopped,
      async (index) => {
        if (index === 5 && fails) throw new Error('five');
        if (index === 5) stopped = true;
        await turns(20);
        done.push(index);
      },
    );
    if (fails) await expect(all).rejects.toThrow('five');
    else await all;
    expect(done.length).toBeGreaterThanOrEqual(5);
    expect(done.length).toBeLessThan(10);
    await turns(100);
    expect(done.length).toBeLessThan(10);
  }
});
