import { setImmediate } from 'node:timers/promises';
import type { Outcome } from './apply.ts';
import { settle } from './apply.ts';
import type { Built, Part } from './built.ts';
import type { Removal } from './decide.ts';
import { type Waits, waits } from './http/backoff.ts';
import { type Clock, realClock } from './http/clock.ts';
import { Inventory, type Policies } from './inventory.ts';
import { keepLease } from './keep-lease.ts';
import { type Action, plan, type Rules } from './plan.ts';
import { each } from './pool.ts';
import type { Settlements } from './settlements.ts';
import { Spool } from './spool.ts';
import type { Target } from './target.ts';
import { written } from './version.ts';

export interface Options extends Policies {
  readonly built: Built;
  readonly part: Part;
  readonly target: Target;
  readonly removed: Removal;
  readonly settlements: Settlements;
  readonly waits?: Waits;
  readonly clock?: Clock;
  /** Ends the run at once, and its reason is thrown: the time for the whole is up. */
  readonly signal: AbortSignal;
}

/** How many articles there are of each action, by locale. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Planned {
  readonly counts: Counts;
  readonly removals: number;
  /** Those in the CMS that Kontras published. */
  readonly published: number;
  /** Articles of which something is to be settled. */
  readonly work: Spool;
  readonly inventory: Inventory;
  readonly rules: Rules;
}

/** Removals above this share of what is published need a person's word. */
export const mostRemovals = 0.1;

/**
 * Read the build and the CMS, and say what is to be done. Nothing is written.
 * @param onAction called with each line of the plan, as it is found
 * @throws UsageError where `--overwrite` or `--adopt` names what is nowhere
 */
export async function prepare(options: Options, onAction: (action: Action, inventory: Inventory) => void): Promise<Planned> {
  const { built, target, settlements, removed, signal } = options;
  const inventory = await Inventory.of(built, options, target.capabilities.status === 'document');
  const rules: Rules = {
    removed,
    settlementOf: (key, locale) => settlements.of(key, locale),
    concerns: concernsOf(options, inventory),
    written: (key, locale) => written({ built, inventory, target }, key, locale),
  };
  const counts = new Map<string, Map<string, number>>();
  const work = new Spool();
  const others = new Set<string>();
  let [removals, published, read] = [0, 0, 0];
  try {
    for await (const action of plan(built, inventory, target.list(), rules)) {
      const { kind, key, locale } = action;
      read += 1;
      // A folder is listed without a pause in which anybody could be heard.
      if (read % 500 === 0) await setImmediate();
      signal.throwIfAborted();
      count(counts, locale, kind);
      if (action.isOurs) published += 1;
      if (kind === 'unpublish' || kind === 'remove') removals += 1;
      onAction(action, inventory);
      if (kind === 'same') continue;
      const isQueued = inventory.has(key) ? inventory.once(key) : others.has(key);
      if (!isQueued)
        work.add(JSON.stringify([key, kind === 'create' && !inventory.locales.some((one) => inventory.isSeen(key, one))]));
      if (!inventory.has(key)) others.add(key);
    }
    settlements.expectUsed((key, locale) => inventory.has(key) && (locale === undefined || inventory.locales.includes(locale)));
  } catch (error) {
    work.close();
    throw error;
  }
  return { counts, removals, published, work, inventory, rules };
}

export interface Execution {
  readonly concurrency: number;
  readonly isStopped: () => boolean;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called with the number of articles that are settled, each with all its languages. */
  readonly onProgress: (settled: number) => void;
}

/** Carry out a plan. Each article is decided anew on what the CMS has of it then. */
export async function execute(planned: Planned, options: Options, execution: Execution): Promise<void> {
  const { inventory, rules } = planned;
  const { target, built, signal, clock = realClock } = options;
  const work = { built, inventory, target, rules, signal, clock, waits: options.waits ?? waits };
  let settled = 0;
  const lease = target.lease === undefined ? undefined : await keepLease(target.lease, clock);
  try {
    await each(planned.work, execution.concurrency, execution.isStopped, async (line) => {
      const [key, fresh] = JSON.parse(line) as [string, boolean];
      signal.throwIfAborted();
      await lease?.check();
      for (const outcome of await settle(key, fresh, work)) execution.onOutcome(outcome);
      settled += 1;
      execution.onProgress(settled);
    });
  } finally {
    await lease?.end();
  }
}

export function count(counts: Map<string, Map<string, number>>, locale: string, kind: string): void {
  const own = counts.get(locale) ?? new Map<string, number>();
  counts.set(locale, own.set(kind, (own.get(kind) ?? 0) + 1));
}

/**
 * What `--locale` and `--protocol` select, also of what the build no longer has: of that only the key tells the protocol, and of two
 * protocols such as `http` and `http-2` the longer name that fits is meant.
 */
function concernsOf({ built, part }: Options, inventory: Inventory): Rules['concerns'] {
  const byLength = [...built.everyProtocol].sort((a, b) => b.length - a.length);
  return (key, locale) => {
    if (part.locales !== undefined && !built.locales.includes(locale)) return false;
    if (part.protocols === undefined || inventory.has(key)) return true;
    const protocol = [...new Set([...byLength, ...part.protocols])].find((one) => key.startsWith(`${one}-`));
    return protocol !== undefined && built.protocols.includes(protocol);
  };
}
