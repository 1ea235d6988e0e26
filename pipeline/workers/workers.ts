import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Made } from '../make.ts';
import type { Manifest } from '../output/manifest.ts';
import { OutputError } from '../output/output-error.ts';
import type { PlanOptions } from '../plan.ts';
import type { Place } from '../write.ts';

/** What a worker is told. It reads the content itself, and plans the same as the first thread. */
export interface Assignment {
  readonly root: string;
  readonly options: PlanOptions;
  readonly place: Place;
  /** The manifests of the jobs to share, in the order in which they are handed out. */
  readonly jobs: readonly string[];
  /** Shared by all threads: how many jobs have been handed out. */
  readonly counter: Int32Array;
}

/** What a worker says. */
export type Report =
  | { readonly kind: 'pages'; readonly made: readonly Made[] }
  | { readonly kind: 'done'; readonly manifests: readonly Manifest[] }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string };

/** From how many pages on a second thread saves more time than its start and its own reading and warming up cost (docs/performance.md). */
const worthwhile = 30_000;

/** How many threads are to make some pages. */
export const threadsFor = (pages: number, jobs: number, wanted: number | undefined): number =>
  Math.max(1, Math.min(wanted ?? (pages < worthwhile ? 1 : availableParallelism()), jobs));

/** Threads that make pages beside the first one. */
export class Workers {
  readonly #workers: Worker[] = [];
  readonly #ends: Promise<readonly Manifest[]>[];

  constructor(count: number, assignment: Assignment, onPage: (made: Made) => void) {
    this.#ends = Array.from({ length: count }, () => this.#start(assignment, onPage));
    // Whoever waits for them hears of a failure; until then it is nobody's.
    for (const end of this.#ends) end.catch(() => {});
  }

  /** The manifests of the jobs that they have made. @throws OutputError where one has failed */
  async end(): Promise<Manifest[]> {
    return (await Promise.all(this.#ends)).flat();
  }

  /** End them where they are. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(assignment: Assignment, onPage: (made: Made) => void): Promise<readonly Manifest[]> {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./thread.${extension}`, import.meta.url), { workerData: assignment });
    this.#workers.push(worker);
    return new Promise((resolve, reject) => {
      worker.on('message', (report: Report) => {
        if (report.kind === 'pages') for (const made of report.made) onPage(made);
        else if (report.kind === 'done') resolve(report.manifests);
        else reject(new OutputError(report.message, report.hint));
      });
      worker.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(error) : error),
      );
      worker.on('exit', () => reject(new OutputError('A worker has ended before its work was done', 'Build again.')));
    });
  }
}

const outOfMemory = (cause: Error): OutputError =>
  new OutputError('A worker ran out of memory', 'Build with --workers 1, or with fewer locales at once: --locale.', cause);
