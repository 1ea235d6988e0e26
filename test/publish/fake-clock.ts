import type { Clock } from '../../publish/http/clock.ts';

export interface FakeClock extends Clock {
  /** Let time pass, and whoever has slept until then go on, in the order in which they wake. */
  pass(milliseconds: number): Promise<void>;
  /** How many sleep now. */
  sleeping(): number;
}

/** A clock that stands still until a test moves it. */
export function fakeClock(random = 0.5): FakeClock {
  let now = 0;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  // What was woken may fall asleep again before the time is up.
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    random: () => random,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const wake = (): void => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { until: now + milliseconds, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', wake);
      }),
    sleeping: () => sleepers.length,
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await turn();
        const next = sleepers.sort((a, b) => a.until - b.until)[0];
        if (next === undefined || next.until > end) break;
        now = Math.max(now, next.until);
        next.wake();
      }
      now = end;
    },
  };
}
