import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckOptions, check } from './check.ts';
import { type Container, containerNamed } from './containers/index.ts';
import type { Content } from './content.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { formats } from './formats/index.ts';
import type { Cache } from './incremental/cache.ts';
import { firstBuild } from './incremental/changes.ts';
import { fingerprint } from './incremental/fingerprint.ts';
import { type Job, planJobs, shareOf } from './incremental/jobs.ts';
import { type Before, Records } from './incremental/record.ts';
import type { Counts } from './output/manifest.ts';
import { containerAt } from './output/read-manifest.ts';
import { readFolder } from './read.ts';
import { concerns, type Selected, type Selection, select } from './select.ts';
import { type Range, rangesOf, type Shard } from './shard.ts';
import { translate } from './translate.ts';
import { UsageError } from './usage-error.ts';

export interface PlanOptions extends CheckOptions, Selection {
  /** The folder to write; `dist` in the root by default. */
  readonly out?: string;
  /** What to put the pages in: `files`, `ndjson`, `ndjson.gz` or `sqlite`; what the config says by default. */
  readonly container?: string;
  /** Believe nothing of the build before: make every page and compare it with what is there. */
  readonly verify?: boolean;
  /** The fingerprint of the inputs, taken before they were read: noted for the next build if they are still the same. */
  readonly inputs?: string;
  /** Make only a part of the pages; nothing of a build before is gone on from then. */
  readonly shard?: Shard;
}

/** What a build is going to do. */
export interface Plan {
  readonly content: Content;
  /** What of it is to be built; what is not is left as it was only where pages are files and stay so. */
  readonly selected: Selected;
  /** Whether the selection is all that there is. */
  readonly isEverything: boolean;
  readonly container: Container;
  /** What concerns the selection. */
  readonly diagnostics: readonly Diagnostic[];
  /** What a check has found anew, selected or not. */
  readonly found: readonly Diagnostic[] | undefined;
  /** Whether the content has no error at all, selected or not. */
  readonly isSound: boolean;
  /** The folder to write. */
  readonly folder: string;
  readonly records: Records;
  /** The fingerprint of what was read, where it is known. */
  readonly inputs: string | undefined;
  readonly before: Before | undefined;
  /** None where an error stands. */
  readonly jobs: readonly Job[];
  /** Whether the output of the build before is gone on from; else it is replaced as a whole. */
  readonly isSmall: boolean;
  /** In a shard, the pages of each job that are in it, by manifest. */
  readonly ranges?: ReadonlyMap<string, Range>;
}

/** A build in which less than this share of the pages has changed leaves the others where they are. */
const amendable = 0.25;

/**
 * Read and check the content, and find out which pages are to be made. Nothing is written.
 * @throws UsageError where a name in the selection is unknown, or a part is asked for of what cannot be joined
 */
export function planBuild(root: string, cache: Cache, options: PlanOptions): Plan {
  const read = readFolder(root, cache.parse);
  const inputs = stillThose(root, options);
  const known = options.known ?? cache.findings(inputs);
  const { content, ...checked } = check(read, { ...options, known, lasts: cache.lasts });
  const container = containerNamed(options.container ?? content.config.container);
  if (container.isWhole && options.shard !== undefined)
    throw new UsageError(`Unexpected --shard with the container ${container.name}, expected files`, 'Only files can be merged.');
  const diagnostics = checked.diagnostics.filter((one) => concerns(one, options));
  const folder = options.out ?? join(root, 'dist');
  const chosen = select(content, options, formats);
  const held = containerAt(join(folder, 'manifest.json')) ?? container.name;
  const isOther = held !== container.name;
  const selected = container.isWhole || isOther ? { ...chosen, untouched: [] } : chosen;
  const isEverything = chosen.untouched.length === 0;
  const records = new Records(root, folder);
  const isSound = !hasErrors(checked.diagnostics);
  const found = known === undefined ? checked.diagnostics : undefined;
  const plan = { content, container, isEverything, selected, diagnostics, found, isSound, folder, records, inputs };
  if (hasErrors(diagnostics)) return { ...plan, before: undefined, jobs: [], isSmall: false };

  const noted = options.shard === undefined && !isOther ? records.read() : undefined;
  const reason = isOther ? `another container than ${held}` : firstBuild;
  const jobs = planJobs(content, translate(content, selected.locales), selected.protocols, folder, noted, reason);
  const before = options.verify === true ? undefined : noted;
  const isFew = (): boolean =>
    container.isWhole ? jobs.every(({ isUnchanged }) => isUnchanged) : shareOf(jobs, content) < amendable;
  const isSmall = before !== undefined && isAmendable(plan, before, jobs) && isFew();
  if (options.shard === undefined) return { ...plan, before, jobs, isSmall };
  const ranges = rangesOf(jobs, content, options.shard);
  return { ...plan, before, isSmall, ranges, jobs: jobs.filter(({ manifest }) => ranges.has(manifest)) };
}

/** The fingerprint, if it is that of what has been read: nobody has saved a file between the two. */
const stillThose = (root: string, { inputs, strict = false, container }: PlanOptions): string | undefined =>
  inputs !== undefined && fingerprint(root, { strict, container }) === inputs ? inputs : undefined;

/** Whether the output of the build before can be gone on from: it has what this one is to have, and nothing that must go. */
function isAmendable(plan: Pick<Plan, 'container' | 'selected' | 'folder'>, before: Before, jobs: readonly Job[]): boolean {
  const { selected } = plan;
  const expected = new Set([...jobs.map(({ manifest }) => manifest), ...selected.untouched]);
  return (
    jobs.every((job) => job.isKnown && isThere(plan, job, before)) &&
    Object.keys(before.digests).every((path) => expected.has(path)) &&
    selected.isEveryFormat &&
    String(before.formats) === String(selected.formats.map(({ name }) => name))
  );
}

/** Where a job's pages lie, and its manifest. */
export const pathsOf = (
  { container, selected }: Pick<Plan, 'container' | 'selected'>,
  { translation, protocol, manifest }: Job,
): string[] => [...container.paths(translation.own.tag, protocol.id, selected.formats), manifest];

/** Whether a job's pages can be taken over from the build before as they are: from a file with others only where those can, too. */
export const isCarried = (plan: Plan, job: Job): boolean =>
  plan.before !== undefined && job.isUnchanged && (plan.isSmall || !plan.container.isWhole) && isThere(plan, job, plan.before);

/** Whether what the build before has made of a job is where it was. Where it has made no page, there is no folder. */
function isThere(plan: Pick<Plan, 'container' | 'selected' | 'folder'>, job: Job, { counts }: Before): boolean {
  const { comparison, code, overview } = counts[job.manifest] as Counts;
  const paths = comparison + code + overview > 0 ? pathsOf(plan, job) : [job.manifest];
  return paths.every((path) => existsSync(join(plan.folder, path)));
}
