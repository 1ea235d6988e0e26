import { Worker } from 'node:worker_threads';
import type { KeptAt } from '../incremental/kept-pages.ts';
import type { Counts, Manifest, Section } from '../output/manifest.ts';
import { OutputError } from '../output/output-error.ts';
import { arraysOf, type Batch } from '../pages/batch.ts';
import type { Hand, Told } from './hand.ts';
import type { Assignment, Order, Report } from './messages.ts';

/** In MB. What a worker makes lives for a page, so that more memory would only hold more garbage. */
const youngGeneration = 8;

/** Another thread. It prints what it is sent. */
export class WorkerHand implements Hand {
  readonly #worker: Worker;
  readonly #printed = new Int32Array(new SharedArrayBuffer(4));
  #sent = 0;
  /** Who is to be told of the batches of which it has not been heard, in their order. */
  readonly #waiting: Told[] = [];
  readonly #ended: Promise<readonly Manifest[]>;
  #failure: Error | undefined;
  #wake: () => void = () => {};

  constructor(assignment: Omit<Assignment, 'printed'>) {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const workerData: Assignment = { ...assignment, printed: this.#printed };
    this.#worker = new Worker(new URL(`./thread.${extension}`, import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
    });
    this.#ended = new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        this.#failure ??= error;
        reject(error);
        this.#wake();
      };
      this.#worker.on('message', (report: Report) => {
        if (report.kind === 'printed') this.#waiting.shift()?.(report.written);
        else if (report.kind === 'ended') resolve(report.manifests);
        else fail(new OutputError(report.message, report.hint));
        this.#wake();
      });
      this.#worker.on('error', (error: NodeJS.ErrnoException) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(error) : error),
      );
      this.#worker.on('exit', () => fail(new OutputError('A worker has ended before its work was done', 'Build again.')));
    });
    // Whoever waits for it hears of a failure; until then it is nobody's.
    this.#ended.catch(() => {});
  }

  /** @throws OutputError where the worker has failed */
  get waiting(): number {
    if (this.#failure !== undefined) throw this.#failure;
    return this.#sent - Atomics.load(this.#printed, 0);
  }

  open(section: Section, keep: KeptAt | undefined): void {
    this.#order({ kind: 'open', section, keep });
  }

  print(batch: Batch, told: Told): void {
    this.#waiting.push(told);
    this.#sent += 1;
    this.#order(
      { kind: 'print', batch },
      arraysOf(batch).map(({ buffer }) => buffer as ArrayBuffer),
    );
  }

  close(counts: Counts): void {
    this.#order({ kind: 'close', counts });
  }

  async end(): Promise<readonly Manifest[]> {
    this.#order({ kind: 'end' });
    return this.#ended;
  }

  /** It has said something since. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** End it where it is. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #order(order: Order, moved: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(order, [...moved]);
  }
}

const outOfMemory = (cause: Error): OutputError =>
  new OutputError('A worker ran out of memory', 'Build with --workers 1, or with fewer locales at once: --locale.', cause);
