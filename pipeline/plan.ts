import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckOptions, check } from './check.ts';
import type { Content } from './content.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { type Format, formats } from './formats/index.ts';
import type { Cache } from './incremental/cache.ts';
import { fingerprint } from './incremental/fingerprint.ts';
import { type Job, planJobs, shareOf } from './incremental/jobs.ts';
import { type Before, Records } from './incremental/record.ts';
import type { Counts } from './output/manifest.ts';
import { readFolder } from './read.ts';
import { concerns, type Selected, type Selection, select } from './select.ts';
import { type Range, rangesOf, type Shard } from './shard.ts';
import { translate } from './translate.ts';

export interface PlanOptions extends CheckOptions, Selection {
  /** The folder to write; `dist` in the root by default. */
  readonly out?: string;
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
  readonly selected: Selected;
  /** What concerns the selection. */
  readonly diagnostics: readonly Diagnostic[];
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
 * @throws UsageError where a name in the selection is unknown
 */
export function planBuild(root: string, cache: Cache, options: PlanOptions): Plan {
  const read = readFolder(root);
  const inputs = stillThose(root, options);
  const known = options.known ?? cache.findings(inputs);
  const { content, ...checked } = check(read, { ...options, known });
  if (known === undefined) cache.keepFindings(inputs, checked.diagnostics);
  const selected = select(content, options, formats);
  const diagnostics = checked.diagnostics.filter((one) => concerns(one, options));
  const folder = options.out ?? join(root, 'dist');
  const records = new Records(root, folder);
  const plan = { content, selected, diagnostics, isSound: !hasErrors(checked.diagnostics), folder, records, inputs };
  if (hasErrors(diagnostics)) return { ...plan, before: undefined, jobs: [], isSmall: false };

  const noted = options.shard === undefined ? records.read() : undefined;
  const jobs = planJobs(content, translate(content, selected.locales), selected.protocols, folder, noted);
  const before = options.verify === true ? undefined : noted;
  const isSmall = before !== undefined && isAmendable(before, jobs, selected, folder) && shareOf(jobs, content) < amendable;
  if (options.shard === undefined) return { ...plan, before, jobs, isSmall };
  const ranges = rangesOf(jobs, content, options.shard);
  return { ...plan, before, isSmall, ranges, jobs: jobs.filter(({ manifest }) => ranges.has(manifest)) };
}

/** The fingerprint, if it is that of what has been read: nobody has saved a file between the two. */
const stillThose = (root: string, { inputs, strict = false }: PlanOptions): string | undefined =>
  inputs !== undefined && fingerprint(root, { strict }) === inputs ? inputs : undefined;

/** Whether the output of the build before can be gone on from: it has what this one is to have, and nothing that must go. */
function isAmendable(before: Before, jobs: readonly Job[], selected: Selected, folder: string): boolean {
  const expected = new Set([...jobs.map(({ manifest }) => manifest), ...selected.untouched]);
  return (
    jobs.every((job) => job.isKnown && isThere(folder, job, selected.formats, before)) &&
    Object.keys(before.digests).every((path) => expected.has(path)) &&
    selected.isEveryFormat &&
    String(before.formats) === String(selected.formats.map(({ name }) => name))
  );
}

/** The folders of a job's files, and its manifest. */
export const pathsOf = ({ translation, protocol, manifest }: Job, formats: readonly Format[]): string[] => [
  ...formats.map((format) => `${format.folder}/${translation.own.tag}/${protocol.id}`),
  manifest,
];

/** Whether a job's pages can be taken over from the build before as they are. */
export const isCarried = ({ before, folder, selected }: Plan, job: Job): boolean =>
  before !== undefined && job.isUnchanged && isThere(folder, job, selected.formats, before);

/** Whether what the build before has made of a job is where it was. Where it has made no page, there is no folder. */
function isThere(folder: string, job: Job, formats: readonly Format[], { counts }: Before): boolean {
  const { comparison, code, overview } = counts[job.manifest] as Counts;
  return pathsOf(job, comparison + code + overview > 0 ? formats : []).every((path) => existsSync(join(folder, path)));
}
