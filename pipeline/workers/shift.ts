import { join } from 'node:path';
import type { Cache } from '../incremental/cache.ts';
import type { Job } from '../incremental/jobs.ts';
import { type Made, make, remake } from '../make.ts';
import type { Manifest } from '../output/manifest.ts';
import type { Plan } from '../plan.ts';
import type { takeTurns } from '../turns.ts';
import type { Output } from '../write.ts';

/** What it takes to make pages, in this thread or in another. */
export interface Shift {
  readonly plan: Plan;
  readonly output: Output;
  readonly cache: Cache;
  readonly turns: ReturnType<typeof takeTurns>;
  readonly onPage: (made: Made) => void;
}

/** Make the jobs that are handed out, one after the other. */
export async function work({ plan, output, cache, turns, onPage }: Shift, nextJob: () => Job | undefined): Promise<Manifest[]> {
  const { content, selected, isSmall, folder } = plan;
  const container = plan.container.open(output, selected.formats);
  const workshop = { content, formats: selected.formats, output, container };
  const manifests: Manifest[] = [];
  try {
    for (let job = nextJob(); job !== undefined; job = nextJob()) {
      const endPieces = cache.startPieces(job.manifest);
      const range = plan.ranges?.get(job.manifest);
      const pages = isSmall ? remake(job, workshop, join(folder, job.manifest)) : make(job, workshop, range);
      let page = pages.next();
      for (; !page.done; page = pages.next()) {
        onPage(page.value);
        const turn = turns.next();
        if (turn !== undefined) await turn;
      }
      endPieces(!isSmall && range === undefined);
      manifests.push(page.value);
    }
    container.close();
  } catch (error) {
    container.discard();
    throw error;
  }
  return manifests;
}

/** Hands out jobs, each once, to whoever asks in whatever thread. */
export function dispenser(jobs: readonly Job[], counter: Int32Array): () => Job | undefined {
  return () => jobs[Atomics.add(counter, 0, 1)];
}
