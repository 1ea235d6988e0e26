import { availableParallelism } from 'node:os';
import type { Container } from '../containers/index.ts';
import type { FormatPlace } from '../formats/places.ts';
import type { KeptAt } from '../incremental/kept-pages.ts';
import { type Counted, type Counts, manifestPath, type Section } from '../output/manifest.ts';
import type { Batch } from '../pages/batch.ts';
import type { Printer } from '../printer.ts';
import type { Turns } from '../turns.ts';
import type { Output } from '../write.ts';
import { type Hand, OwnHand } from './hand.ts';
import { WorkerHand } from './worker.ts';

/** From how many pages on a second thread saves more time than its start costs (docs/performance.md). */
const worthwhile = 10_000;

/**
 * So many batches wait for a worker at most. Together they take some 3 MB; while the worker starts, or while a disk is slow for a moment, this
 * thread goes on rendering for it. Of pages that are there already it needs but a few, and this thread does as well to print.
 */
const mostWaiting = { rendered: 32, kept: 4 } as const;

/** What it takes to print some sections. */
export interface Work<T extends Section> {
  readonly printer: Printer;
  readonly output: Output;
  readonly container: Container;
  readonly formats: readonly FormatPlace[];
  /** How many pages there are, about. */
  readonly pages: number;
  /** How many threads; as many as pay by default. */
  readonly threads?: number | undefined;
  /** The pages of a section, and where they are to be kept. */
  start(section: T): Pages;
  /** Is told how many files or records of each page of a batch have been written. */
  onBatch(section: T, codes: Batch['codes'], written: Uint8Array): void;
  readonly turns: Turns;
}

/** The pages of a section, to be printed. */
export interface Pages {
  /** Rendered as they are asked for, or kept from a build before. */
  readonly from: keyof typeof mostWaiting;
  readonly batches: Generator<Batch, Counts>;
  readonly keep?: KeptAt | undefined;
}

interface Task<T> extends Pages {
  readonly section: T;
}

/** Print some sections, in as many threads as pay. */
export async function printAll<T extends Section>(sections: readonly T[], work: Work<T>): Promise<Counted[]> {
  const { output, container, pages, threads = pages < worthwhile ? 1 : availableParallelism() } = work;
  const formats = work.formats.map(({ name, folder, extension }) => ({ name, folder, extension }));
  const assignment = { place: output.place, container: container.name, formats };
  const hands = container.canShare(sections.map(({ locale }) => locale)) ? Math.min(threads, sections.length) : 1;
  const workers = Array.from({ length: Math.max(0, hands - 1) }, () => new WorkerHand(assignment));
  try {
    return await share(sections, work, workers);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/**
 * This thread has all pages rendered, batch by batch, and the workers print them; when they have enough to do, it prints some as well. Each
 * section is one hand's, from its first page to its last.
 */
async function share<T extends Section>(
  sections: readonly T[],
  { printer, start, onBatch, turns }: Work<T>,
  workers: readonly WorkerHand[],
): Promise<Counted[]> {
  const own = new OwnHand(printer);
  const waiting = [...sections];
  const tasks = new Map<Hand, Task<T>>();
  const counts = new Map<string, Counts>();
  const taskOf = (hand: Hand): Task<T> | undefined => {
    const known = tasks.get(hand);
    const section = known === undefined ? waiting.shift() : undefined;
    if (section === undefined) return known;
    const task = { section, ...start(section) };
    tasks.set(hand, task);
    hand.open({ locale: section.locale, protocol: section.protocol }, task.keep);
    return task;
  };
  let hands: readonly Hand[] = [...workers, own];
  try {
    while (hands.length > 0) {
      const turn = turns.next();
      if (turn !== undefined) await turn;
      const hand = hands.find((one) => one.waiting < mostWaiting[tasks.get(one)?.from ?? 'rendered']);
      if (hand === undefined) {
        await Promise.race(workers.map((worker) => worker.news()));
        continue;
      }
      const task = taskOf(hand);
      if (task === undefined) {
        hands = hands.filter((one) => one !== hand);
        continue;
      }
      const { section, batches } = task;
      const next = batches.next();
      if (next.done === true) {
        hand.close(next.value);
        counts.set(manifestPath(section.locale, section.protocol), next.value);
        tasks.delete(hand);
      } else {
        const { codes } = next.value;
        hand.print(next.value, (written) => onBatch(section, codes, written));
      }
    }
    const manifests = await Promise.all([own, ...workers].map((hand) => hand.end()));
    return manifests.flat().map((manifest) => ({ ...manifest, counts: counts.get(manifest.path) as Counts }));
  } finally {
    for (const { batches } of tasks.values()) batches.return(undefined as never);
  }
}
