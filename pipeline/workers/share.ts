import { availableParallelism } from 'node:os';
import type { Job } from '../incremental/jobs.ts';
import type { KeptAt } from '../incremental/kept-pages.ts';
import type { Counted, Counts } from '../output/manifest.ts';
import type { Batch } from '../pages/batch.ts';
import type { Turns } from '../turns.ts';
import type { Hand } from './hand.ts';
import type { WorkerHand } from './worker.ts';

/** From how many pages on a second thread saves more time than its start costs (docs/performance.md). */
const worthwhile = 10_000;

/** How many threads are to make some pages. */
export const threadsFor = (pages: number, jobs: number, wanted: number | undefined): number =>
  Math.max(1, Math.min(wanted ?? (pages < worthwhile ? 1 : availableParallelism()), jobs));

/** What it takes to make the pages of some jobs. */
export interface Work {
  readonly own: Hand;
  readonly workers: readonly WorkerHand[];
  /** The pages of a job, and where they are to be kept. */
  start(job: Job): Pages;
  /** Is told how many files or records of each page of a batch have been written. */
  onBatch(job: Job, codes: Batch['codes'], written: Uint8Array): void;
  readonly turns: Turns;
}

/** The pages of a job in the making. */
export interface Pages {
  readonly batches: Generator<Batch, Counts>;
  readonly keep?: KeptAt;
}

interface Task extends Pages {
  readonly job: Job;
}

/**
 * Make the pages of some jobs. This thread renders them all, batch by batch, and the workers print them; when they have enough to do, it
 * prints some as well. Each job is one hand's, from its first page to its last.
 */
export async function share(jobs: readonly Job[], { own, workers, start, onBatch, turns }: Work): Promise<Counted[]> {
  const waiting = [...jobs];
  const tasks = new Map<Hand, Task>();
  const counts = new Map<string, Counts>();
  const taskOf = (hand: Hand): Task | undefined => {
    const known = tasks.get(hand);
    const job = known === undefined ? waiting.shift() : undefined;
    if (job === undefined) return known;
    const task = { job, ...start(job) };
    tasks.set(hand, task);
    hand.open({ locale: job.translation.own.tag, protocol: job.protocol.id, keep: task.keep });
    return task;
  };
  let hands: readonly Hand[] = [...workers, own];
  try {
    while (hands.length > 0) {
      const turn = turns.next();
      if (turn !== undefined) await turn;
      const hand = hands.find(({ isFree }) => isFree);
      if (hand === undefined) {
        await Promise.race(workers.map((worker) => worker.news()));
        continue;
      }
      const task = taskOf(hand);
      if (task === undefined) {
        hands = hands.filter((one) => one !== hand);
        continue;
      }
      const { job, batches } = task;
      const next = batches.next();
      if (next.done === true) {
        hand.close(next.value);
        counts.set(job.manifest, next.value);
        tasks.delete(hand);
      } else {
        const { codes } = next.value;
        hand.print(next.value, (written) => onBatch(job, codes, written));
      }
    }
    const manifests = await Promise.all([own, ...workers].map((hand) => hand.end()));
    return manifests.flat().map((manifest) => ({ ...manifest, counts: counts.get(manifest.path) as Counts }));
  } finally {
    for (const { batches } of tasks.values()) batches.return(undefined as never);
  }
}
