import { backoff, type Waits, waits } from './http/backoff.ts';
import { type Clock, realClock } from './http/clock.ts';
import { type Log, pass, type Scene } from './pass.ts';
import type { Outcome } from './steps.ts';
import { Changed, Unknown } from './target.ts';

export type { Outcome } from './steps.ts';

export interface Work extends Scene {
  readonly waits?: Waits;
  readonly clock?: Clock;
  readonly signal: AbortSignal;
}

/**
 * Bring one article to where it should be, in all languages. It is read anew first and decided anew on what is there now, however old
 * the plan is. Where a write is in doubt, or something has changed meanwhile, all begins again from reading.
 * @param fresh nothing of it was in the CMS when the plan was made: the first try then goes without reading
 */
export async function settle(key: string, fresh: boolean, work: Work): Promise<readonly Outcome[]> {
  const { target, clock = realClock, waits: times = waits, signal } = work;
  const log: Log = { done: new Map(), sent: new Map(), buried: new Map() };
  let isFirst = true;
  for (let tries = 1; ; ) {
    const copies = fresh && isFirst ? [] : await target.find(key);
    const { outcomes, stopped, isUnfinished } = await pass(key, copies, log, work);
    isFirst = false;
    if (isUnfinished === true) continue;
    const isInDoubt = stopped instanceof Unknown || stopped instanceof Changed;
    if (!isInDoubt || tries >= times.tries) {
      return [...doneIn(key, log), ...outcomes];
    }
    await clock.sleep(backoff(times, tries, clock), signal);
    tries += 1;
  }
}

const doneIn = (key: string, { done, buried }: Log): Outcome[] =>
  [...done].map(([locale, action]) => {
    const under = buried.get(locale);
    const reason = under === undefined ? {} : { reason: `${under}, was saved right before and lies under it now` };
    return { key, locale, action, outcome: 'done', ...reason };
  });
