import { setImmediate as turn } from 'node:timers/promises';

/** How long to work before others get their turn, in milliseconds. */
const span = 50;

/** Lets long work be interrupted: now and then, between two steps, signals and timers get their turn. */
export function takeTurns(signal: AbortSignal | undefined): { next(): Promise<void> | undefined } {
  let since = performance.now();
  let steps = 0;
  return {
    next() {
      steps += 1;
      // To ask for the time at each step would cost more than some steps do.
      if (steps % 64 !== 0 || performance.now() - since < span) return undefined;
      return turn().then(() => {
        signal?.throwIfAborted();
        since = performance.now();
      });
    },
  };
}
