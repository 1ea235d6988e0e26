import { join } from 'node:path';
import { countPages } from './compose/index.ts';
import type { Content } from './content.ts';
import type { Cache } from './incremental/cache.ts';
import type { Job } from './incremental/jobs.ts';
import type { KeptAt } from './incremental/kept-pages.ts';
import { type Made, madeOf, pathOf, sectionOf } from './made.ts';
import { make, type Workshop } from './make.ts';
import type { Counted, Counts, Section } from './output/manifest.ts';
import type { Batch } from './pages/batch.ts';
import type { Plan } from './plan.ts';
import { Printer } from './printer.ts';
import { remake } from './remake.ts';
import { type Turns, takeTurns } from './turns.ts';
import { type Pages, printAll } from './workers/share.ts';
import type { Output } from './write.ts';

/** What it takes to make the pages of a plan. */
export interface Means {
  readonly plan: Plan;
  readonly output: Output;
  readonly cache: Cache;
  /** Believe no page that was kept. */
  readonly verify?: boolean | undefined;
  /** How many threads; as many as pay by default. */
  readonly workers?: number | undefined;
  readonly onPage?: ((made: Made) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A manifest with what it lists. `kept` is the key of its pages where they are kept. */
export type Printed = Counted & { readonly kept?: string | undefined };

/** Make the pages of some jobs, in as many threads as pay. */
export async function makeAll(jobs: readonly Job[], means: Means): Promise<readonly Printed[]> {
  const { plan, output } = means;
  const { formats } = plan.selected;
  const printer = new Printer(output, plan.container.open(output, formats), formats.length);
  const turns = takeTurns(means.signal);
  try {
    const manifests = await (plan.isSmall ? amend : replace)(jobs, printer, turns, means);
    await turns.now();
    return manifests;
  } catch (error) {
    printer.discard();
    throw error;
  }
}

/** Make what has changed, and leave the rest where it is. */
async function amend(jobs: readonly Job[], printer: Printer, turns: Turns, means: Means): Promise<readonly Printed[]> {
  const { plan, output, cache, onPage = () => {} } = means;
  const manifests: Printed[] = [];
  for (const job of jobs) {
    printer.open(sectionOf(job));
    const steps = cache.withPieces(job.manifest, false, remake(job, workshopOf(plan), join(plan.folder, job.manifest)));
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      const { value } = step;
      if ('line' in value) printer.keep(value.line);
      else if ('batch' in value) tell(job, plan, onPage, value.batch.codes, printer.print(value.batch));
      else {
        for (const file of value.files) output.remove(file);
        onPage({ page: pathOf(sectionOf(job), value.gone), changed: value.files.length, reasons: ['no longer built'] });
      }
      const turn = turns.next();
      if (turn !== undefined) await turn;
    }
    manifests.push({ ...printer.close(step.value), counts: step.value });
  }
  printer.end();
  return manifests;
}

/** Make everything anew. */
async function replace(jobs: readonly Job[], printer: Printer, turns: Turns, means: Means): Promise<readonly Printed[]> {
  const { plan, output, cache, workers: threads, verify = false, onPage = () => {} } = means;
  const { container, ranges, content } = plan;
  const { formats } = plan.selected;
  const kept = new Map<string, KeptAt>();
  const start = ({ job }: { readonly job: Job }): Pages => {
    const range = ranges?.get(job.manifest);
    const made = (): Generator<Batch, Counts> =>
      cache.withPieces(job.manifest, range === undefined, make(job, workshopOf(plan), range));
    if (range !== undefined || container.takesArticles) return { from: 'rendered', batches: made() };
    const pages = cache.pagesOf(job.manifest, [
      job.ingredients(),
      String(formats.map(({ name }) => name)),
      String(container.takesRecords),
    ]);
    kept.set(job.manifest, pages.place);
    const batches = verify ? undefined : pages.read();
    return batches === undefined ? { from: 'rendered', batches: made(), keep: pages.place } : { from: 'kept', batches };
  };
  const manifests = await printAll<Section & { readonly job: Job }>(
    jobs.map((job) => ({ ...sectionOf(job), job })),
    {
      ...{ printer, output, container, formats, threads, start, turns },
      pages: ranges === undefined ? pageCount(jobs, content) : 0,
      onBatch: ({ job }, codes, written) => tell(job, plan, onPage, codes, written),
    },
  );
  return manifests.map((manifest) => ({ ...manifest, kept: kept.get(manifest.path)?.key }));
}

const workshopOf = ({ content, selected, container }: Plan): Workshop => ({ content, formats: selected.formats, container });

/** Tell what became of the pages of a batch. */
function tell(job: Job, { container }: Plan, onPage: (made: Made) => void, codes: Batch['codes'], written: Uint8Array): void {
  for (let at = 0; at < codes.length; at += 1)
    onPage(madeOf(job, container, codes[at] as readonly string[], written[at] as number));
}

/** How many pages some jobs have where no text is missing: the overview, the codes, the comparisons. */
export function pageCount(jobs: readonly Job[], { config, protocols }: Content): number {
  const counts = new Map(protocols.map((protocol) => [protocol, countPages(protocol, protocols, config)]));
  return jobs.reduce((sum, { protocol }) => sum + (counts.get(protocol) as number), 0);
}
