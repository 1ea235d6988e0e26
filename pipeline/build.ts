import { join } from 'node:path';
import { countPages } from './compose/index.ts';
import type { Content } from './content.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { Cache } from './incremental/cache.ts';
import type { Job } from './incremental/jobs.ts';
import type { Made } from './make.ts';
import { type Counts, heldIn, type Manifest, sumOf, writeListing } from './output/manifest.ts';
import { digestOfFile } from './output/read-manifest.ts';
import { isCarried, type PlanOptions, pathsOf, planBuild } from './plan.ts';
import { writeSchemas } from './schemas/write.ts';
import { takeTurns } from './turns.ts';
import { dispenser, type Shift, work } from './workers/shift.ts';
import { threadsFor, Workers } from './workers/workers.ts';
import { amendOutput, openOutput } from './write.ts';

export interface BuildOptions extends PlanOptions {
  /** How many threads make pages; as many as pay by default. */
  readonly workers?: number;
  /** Called for each page with what became of it. */
  readonly onPage?: (made: Made) => void;
  /** Stops the build where it is; nothing is written then. */
  readonly signal?: AbortSignal;
}

export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where an error stands: nothing was written then. */
  readonly counts?: Counts & {
    readonly locales: number;
    /** Pages that the policy `omit` left out. */
    readonly omitted: number;
  };
  /** The folder that was to be written. */
  readonly folder: string;
  /** The name of what the pages are in. */
  readonly container: string;
}

/**
 * The whole flow: read → check → translate → compose → render → write.
 * @param cache what is kept between builds, for a program that builds again and again
 * @throws OutputError where the output cannot be written; the previous one is as it was
 * @throws the reason of the signal, where it stops the build
 */
export async function build(root: string, options: BuildOptions = {}, cache = new Cache(root)): Promise<BuildResult> {
  const endTrees = cache.startTrees();
  const plan = planBuild(root, cache, options);
  const { content, selected, diagnostics, folder, before, jobs, isSmall } = plan;
  const result = { diagnostics, folder, container: plan.container.name };
  if (hasErrors(diagnostics)) return result;

  const output = isSmall ? amendOutput(folder) : openOutput(folder);
  const carried = jobs.filter((job) => isCarried(plan, job));
  const made = jobs.filter((job) => !carried.includes(job));
  const digests: Record<string, string> = {};
  const counts: Record<string, Counts> = {};
  let listing: string;
  try {
    for (const path of [...carried.flatMap((job) => pathsOf(plan, job)), ...selected.untouched]) {
      if (!output.carry(path) || !path.startsWith('manifests/')) continue;
      digests[path] = before?.digests[path] ?? (digestOfFile(join(folder, path)) as string);
      if (before?.counts[path] !== undefined) counts[path] = before.counts[path];
    }
    for (const manifest of await makeAll(root, options, { plan, output, cache }, made)) {
      digests[manifest.path] = manifest.digest;
      counts[manifest.path] = manifest.counts;
    }
    writeSchemas(output, content);
    const shard = options.shard && { ...options.shard, inputs: options.inputs ?? '' };
    listing = writeListing(output, digests, { shard, held: heldIn(plan.container, selected.formats) });
    plan.records.forget();
    output.commit();
  } catch (error) {
    output.discard();
    throw error;
  }
  endTrees(true);
  if (plan.found !== undefined) cache.keepFindings(plan.inputs, plan.found);
  const sum = sumOf(jobs.map(({ manifest }) => counts[manifest] as Counts));
  const omitted = plan.ranges === undefined ? pageCount(jobs, content) - sum.comparison - sum.code - sum.overview : 0;
  const locales = selected.locales.length;
  if (selected.isEveryFormat && options.shard === undefined) {
    const isWhole = plan.isEverything && plan.inputs !== undefined;
    const formats = selected.formats.map(({ name }) => name);
    const notes = { output: listing, formats, counts, locales, omitted, warnings: diagnostics.length };
    const changed = jobs.filter(({ isUnchanged }) => !isUnchanged);
    const ingredients = Object.fromEntries(changed.map((job) => [job.manifest, job.ingredients()]));
    plan.records.write({ ...(isWhole ? { inputs: plan.inputs as string } : {}), ...notes }, ingredients);
  }
  return { ...result, counts: { ...sum, omitted, locales } };
}

/** Make the pages of some jobs, in as many threads as pay. */
async function makeAll(
  root: string,
  { onPage = () => {}, signal, workers: wanted, ...options }: BuildOptions,
  { plan, output, cache }: Pick<Shift, 'plan' | 'output' | 'cache'>,
  jobs: readonly Job[],
): Promise<Manifest[]> {
  const pages = plan.ranges === undefined ? pageCount(jobs, plan.content) : 0;
  const canShare = plan.isSound && !plan.isSmall && options.inputs !== undefined && plan.container.canShare(jobs);
  const threads = canShare ? threadsFor(pages, jobs.length, wanted) : 1;
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const names = jobs.map(({ manifest }) => manifest);
  const workers = new Workers(threads - 1, { root, options, place: output.place, jobs: names, counter }, onPage);
  try {
    const own = await work({ plan, output, cache, turns: takeTurns(signal), onPage }, dispenser(jobs, counter));
    return [...own, ...(await workers.end())];
  } finally {
    await workers.stop();
  }
}

/** How many pages some jobs have where no text is missing: the overview, the codes, the comparisons. */
const pageCount = (jobs: readonly Job[], { config, protocols }: Content): number =>
  jobs.reduce((sum, { protocol }) => sum + countPages(protocol, protocols, config), 0);
