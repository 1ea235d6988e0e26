import { join } from 'node:path';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { Cache } from './incremental/cache.ts';
import type { Made } from './made.ts';
import { makeAll, pageCount } from './make-all.ts';
import { type BuildCounts, type Counts, heldIn, sumOf, writeListing } from './output/manifest.ts';
import { digestOfFile } from './output/read-manifest.ts';
import { isCarried, type PlanOptions, pathsOf, planBuild } from './plan.ts';
import { schemaFiles } from './schemas/files.ts';
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
  readonly counts?: BuildCounts;
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
  const kept: Record<string, string> = {};
  const schemas = schemaFiles(content);
  let listing: string;
  try {
    for (const path of [...carried.flatMap((job) => pathsOf(plan, job)), ...selected.untouched]) {
      if (!output.carry(path) || !path.startsWith('manifests/')) continue;
      digests[path] = before?.digests[path] ?? (digestOfFile(join(folder, path)) as string);
      if (before?.counts[path] !== undefined) counts[path] = before.counts[path];
      if (before?.kept[path] !== undefined) kept[path] = before.kept[path];
    }
    for (const manifest of await makeAll(made, { ...options, plan, output, cache })) {
      digests[manifest.path] = manifest.digest;
      counts[manifest.path] = manifest.counts;
      if (manifest.kept !== undefined) kept[manifest.path] = manifest.kept;
    }
    for (const [path, text] of Object.entries(schemas)) output.write(path, text);
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
    const notes = {
      output: listing,
      container: result.container,
      formats,
      counts,
      kept,
      locales,
      omitted,
      warnings: diagnostics.length,
    };
    const changed = jobs.filter(({ isUnchanged }) => !isUnchanged);
    const ingredients = Object.fromEntries(changed.map((job) => [job.manifest, job.ingredients()]));
    plan.records.write({ ...(isWhole ? { inputs: plan.inputs as string } : {}), ...notes }, schemas, ingredients);
  }
  return { ...result, counts: { ...sum, omitted, locales } };
}
