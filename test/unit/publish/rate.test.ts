import { expect, test } from 'vitest';
import { limitRate } from '../../../publish/http/rate.ts';
import { fakeClock } from '../../publish/fake-clock.ts';

test('requests start evenly spaced, however many come at once, and an hour of silence saves nothing up', async () => {
  const clock = fakeClock();
  const pass = limitRate(4, clock);
  const { signal } = new AbortController();
  const started: number[] = [];
  const ask = (count: number): void => {
    for (let index = 0; index < count; index += 1) void pass(signal).then(() => started.push(clock.now()));
  };
  ask(3);
  await clock.pass(3_600_000);
  ask(3);
  await clock.pass(10_000);
  expect(started).toEqual([0, 250, 500, 3_600_000, 3_600_250, 3_600_500]);
});

test('without a rate nobody waits', async () => {
  const clock = fakeClock();
  const pass = limitRate(undefined, clock);
  for (let index = 0; index < 100; index += 1) await pass(new AbortController().signal);
  expect(clock.now()).toBe(0);
});
