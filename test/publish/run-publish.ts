import type { TargetConfig } from '../../pipeline/content.ts';
import type { Outcome } from '../../publish/apply.ts';
import { openBuilt, type Part } from '../../publish/built.ts';
import type { Action } from '../../publish/plan.ts';
import { execute, prepare } from '../../publish/publish.ts';
import type { Settings } from '../../publish/settings.ts';
import { Settlements } from '../../publish/settlements.ts';
import { type Obstacle, Refused } from '../../publish/target.ts';
import { type Opening, targetTypes } from '../../publish/targets/index.ts';

/** Short waits, so that a test of six tries takes no minute; the order in which things happen is the same. */
export const quick = {
  waits: { first: 5, longest: 40, tries: 6 },
  breaker: { failures: 8, pause: 20, openings: 3 },
};

export interface Run {
  readonly config: TargetConfig;
  readonly root: string;
  readonly secrets: Opening['secrets'];
  /** The folder of a build. */
  readonly dist: string;
  readonly part?: Part;
  readonly overwrite?: readonly string[];
  readonly adopt?: readonly string[];
  readonly requestSeconds?: number;
  readonly apply?: boolean;
  readonly isStopped?: () => boolean;
  readonly onProgress?: (settled: number) => void;
}

export interface Ran {
  readonly obstacles: readonly Obstacle[];
  readonly actions: readonly Action[];
  readonly outcomes: readonly Outcome[];
  /** Why the run ended before its end. */
  readonly refused?: Refused;
}

/** Plan and apply in this process, as the command does. */
export async function runPublish(run: Run): Promise<Ran> {
  const { config, root, dist, part = {}, apply = true } = run;
  const settings: Settings = {
    drafts: 'draft',
    unindexed: 'publish',
    removed: 'unpublish',
    concurrency: 8,
    requestSeconds: run.requestSeconds ?? 10,
    totalMinutes: 5,
    ...config,
    name: 'test',
    root,
  };
  const built = openBuilt(dist, part);
  const { signal } = new AbortController();
  const target = targetTypes[config.type].open({ settings, secrets: run.secrets, signal, ...quick });
  const actions: Action[] = [];
  const outcomes: Outcome[] = [];
  try {
    const obstacles = await target.describe(built.locales);
    if (obstacles.length > 0) return { obstacles, actions, outcomes };
    const options = {
      ...settings,
      built,
      part,
      target,
      settlements: new Settlements(run.overwrite, run.adopt),
      signal,
      waits: quick.waits,
    };
    const planned = await prepare(options, (action) => actions.push(action));
    try {
      if (apply)
        await execute(planned, options, {
          concurrency: settings.concurrency,
          isStopped: run.isStopped ?? (() => false),
          onOutcome: (outcome) => outcomes.push(outcome),
          onProgress: run.onProgress ?? (() => {}),
        });
    } finally {
      planned.work.close();
    }
    return { obstacles, actions, outcomes };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { obstacles: [], actions, outcomes, refused: error };
  }
}

/** How often each word stands there: `{ create: 3 }`. */
export const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

export const planOf = ({ actions }: Ran): Record<string, number> => tally(actions.map(({ kind }) => kind));
export const doneIn = ({ outcomes }: Ran): Record<string, number> =>
  tally(outcomes.map(({ outcome, action }) => (outcome === 'done' ? action : outcome)));
