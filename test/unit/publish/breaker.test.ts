import { expect, test } from 'vitest';
import { Breaker } from '../../../publish/http/breaker.ts';
import { Refused } from '../../../publish/target.ts';
import { fakeClock } from '../../publish/fake-clock.ts';

const times = { failures: 3, pause: 1000, openings: 2 };
const { signal } = new AbortController();

/** Note when each of some requests is let through. */
function passing(breaker: Breaker, clock: ReturnType<typeof fakeClock>, count: number): number[] {
  const passed: number[] = [];
  for (let index = 0; index < count; index += 1) void breaker.pass(signal).then(() => passed.push(clock.now()));
  return passed;
}

test('failures in a row open it, and nothing passes until the pause is over; then one request alone', async () => {
  const clock = fakeClock();
  const breaker = new Breaker(times, clock);
  breaker.failed('x');
  breaker.failed('x');
  breaker.succeeded();
  breaker.failed('x');
  breaker.failed('x');
  const before = passing(breaker, clock, 2);
  await clock.pass(1);
  expect(before).toHaveLength(2);
  breaker.failed('x');
  const passed = passing(breaker, clock, 5);
  await clock.pass(998);
  expect(passed).toEqual([]);
  await clock.pass(50);
  expect(passed).toHaveLength(1);
  await clock.pass(5000);
  expect(passed).toHaveLength(1);
  breaker.succeeded();
  await clock.pass(20);
  expect(passed).toHaveLength(5);
});

test('where the one request fails the pause is twice as long, and in the end the run is', async () => {
  const clock = fakeClock();
  const breaker = new Breaker(times, clock);
  for (let index = 0; index < 3; index += 1) breaker.failed('502');
  const first = passing(breaker, clock, 1);
  await clock.pass(1000);
  expect(first).toEqual([1000]);
  breaker.failed('502');
  const second = passing(breaker, clock, 1);
  await clock.pass(1999);
  expect(second).toEqual([]);
  await clock.pass(1);
  expect(second).toEqual([3000]);
  expect(() => breaker.failed('502')).toThrow(
    new Refused('The target fails again and again: 502', 'Nothing is lost. Run this again when the target is well.'),
  );
});

test('requests that were in flight when it opened do not count again', () => {
  const breaker = new Breaker(times, fakeClock());
  for (let index = 0; index < 50; index += 1) breaker.failed('cut');
});

test('the end of the run lets everybody go', async () => {
  const clock = fakeClock();
  const breaker = new Breaker(times, clock);
  for (let index = 0; index < 3; index += 1) breaker.failed('x');
  const end = new AbortController();
  const waiting = breaker.pass(end.signal);
  end.abort();
  await waiting;
  expect(clock.now()).toBe(0);
});
