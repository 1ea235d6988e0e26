import { setImmediate as pass } from 'node:timers/promises';

/** How long to work before others get their turn, in milliseconds. */
const span = 50;

/** Lets long work be interrupted: now and then, between two steps, signals and timers get their turn. */
export interface Turns {
  /** What to wait for before the next step; nothing where others had their turn a moment ago. @throws the reason of the signal */
  next(): Promise<void> | undefined;
  /** Give others their turn. @throws the reason of the signal */
  now(): Promise<void>;
}

export function takeTurns(signal: AbortSignal | undefined): Turns {
  let since = performance.now();
  const now = async (): Promise<void> => {
    // What the system has to say, such as a signal, is heard at the end of the first.
    await pass();
    await pass();
    signal?.throwIfAborted();
    since = performance.now();
  };
  return { now, next: () => (performance.now() - since < span ? undefined : now()) };
}
