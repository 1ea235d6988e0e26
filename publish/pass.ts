import type { Built } from './built.ts';
import type { Inventory } from './inventory.ts';
import type { Rules } from './plan.ts';
import { Revisions } from './revisions.ts';
import { gone } from './stamp.ts';
import { type Outcome, othersStay, type Step, stepsFor } from './steps.ts';
import { Changed, type Copy, Rejected, type Target, Unknown } from './target.ts';
import { versionOf } from './version.ts';
import { adopt, change, create } from './write.ts';

export interface Scene {
  readonly built: Pick<Built, 'read'>;
  readonly inventory: Inventory;
  readonly target: Target;
  readonly rules: Rules;
}

/** What was done to the languages of one article so far, and what was sent without an answer that settles it: the network may deliver a write twice. */
export interface Log {
  readonly done: Map<string, string>;
  readonly sent: Map<string, string>;
  /** What came right before a write of ours and lies under it now. */
  readonly buried: Map<string, string>;
}

export interface Pass {
  /** Conflicts, and what has failed. */
  readonly outcomes: readonly Outcome[];
  readonly stopped?: Error;
  /** There is more to do, from reading again: what a removal has left of a document nobody has said. */
  readonly isUnfinished?: boolean;
}

/** A write, or several that are one request. */
interface Job {
  readonly locales: readonly string[];
  readonly action: string;
  /** @returns whether the revision of its document is unknown afterwards */
  readonly run: () => Promise<boolean>;
}

/** One pass over the languages of an article, from what the CMS has of it. It ends early where a write is refused or in doubt. */
export async function pass(key: string, copies: readonly Copy[], log: Log, scene: Scene): Promise<Pass> {
  const { steps, conflicts } = stepsFor(key, copies, scene.inventory, scene.rules);
  for (const { verdict, locale } of steps) {
    // It is as it should be, so what we sent and heard nothing of has arrived.
    const sent = log.sent.get(locale);
    if (sent !== undefined && (verdict.kind === 'same' || verdict.kind === 'none')) log.done.set(locale, sent);
  }
  const jobs = jobsFor(key, copies, steps, log, scene);
  for (const [index, { locales, action, run }] of jobs.entries()) {
    try {
      const isBlind = await run();
      for (const locale of locales) log.done.set(locale, action);
      if (isBlind && index + 1 < jobs.length) return { outcomes: [], isUnfinished: true };
    } catch (error) {
      if (!(error instanceof Unknown || error instanceof Changed || error instanceof Rejected)) throw error;
      if (!(error instanceof Rejected)) for (const locale of locales) log.sent.set(locale, action);
      const failed = locales.map((locale): Outcome => ({ key, locale, action, outcome: 'failed', reason: error.message }));
      return { outcomes: [...conflicts, ...failed], stopped: error };
    }
  }
  return { outcomes: conflicts };
}

function jobsFor(key: string, copies: readonly Copy[], steps: readonly Step[], log: Log, scene: Scene): Job[] {
  const { target } = scene;
  /** What there is of it, with what is made on the way. */
  const there = new Map(copies.map((copy) => [`${copy.ref} ${copy.locale}`, copy]));
  const revisions = new Revisions(copies, (copy) => {
    there.set(`${copy.ref} ${copy.locale}`, copy);
    if (copy.buried !== undefined) log.buried.set(copy.locale, copy.buried);
  });
  const removed = new Set<string>();

  const write = async ({ verdict, locale }: Step, copy: Copy): Promise<boolean> => {
    const stays = othersStay(steps, [...there.values()], copy);
    if (verdict.kind === 'remove') {
      if (!removed.has(copy.ref)) await target.remove(revisions.current(copy), stays);
      if (!stays) removed.add(copy.ref);
    } else if (verdict.kind === 'adopt') {
      const isBuilt = scene.inventory.wanted(key, locale) !== undefined;
      await adopt(revisions.current(copy), isBuilt ? scene.rules.written(key, locale).digest : gone, target, revisions);
    } else await change(verdict.kind, revisions.current(copy), () => versionOf(scene, key, locale), stays, target, revisions);
    return verdict.kind === 'remove' && stays;
  };
  const created = steps.filter(({ verdict }) => verdict.kind === 'create').map(({ locale }) => locale);
  const jobs: Job[] = [];
  if (created.length > 0) {
    const run = async (): Promise<boolean> => {
      const versions = created.map((locale) => versionOf(scene, key, locale));
      await create(
        versions,
        copies.map((copy) => revisions.current(copy)),
        target,
        revisions,
      );
      return false;
    };
    jobs.push({ locales: created, action: 'create', run });
  }
  for (const step of steps) {
    const { copy, verdict, locale } = step;
    if (copy === undefined || verdict.kind === 'same' || verdict.kind === 'none') continue;
    jobs.push({ locales: [locale], action: verdict.kind, run: () => write(step, copy) });
  }
  return jobs;
}
