import type { Clock } from './clock.ts';

/** Let so many requests a second start, evenly spaced. */
export function limitRate(perSecond: number | undefined, clock: Clock): (signal: AbortSignal) => Promise<void> {
  if (perSecond === undefined) return async () => {};
  const gap = 1000 / perSecond;
  let next = 0;
  return async (signal) => {
    const now = clock.now();
    const at = Math.max(now, next);
    next = at + gap;
    if (at > now) await clock.sleep(at - now, signal);
  };
}
