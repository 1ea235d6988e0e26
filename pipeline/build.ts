import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckOptions, check } from './check.ts';
import { pagesOf } from './compose/index.ts';
import type { Content } from './content.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { type Format, formats } from './formats/index.ts';
import { Cache } from './incremental/cache.ts';
import { firstBuild } from './incremental/changes.ts';
import { type Job, planJobs, shareOf } from './incremental/jobs.ts';
import { type Before, Records } from './incremental/record.ts';
import { type Made, make, remake } from './make.ts';
import { type Counts, sumOf, writeListing } from './output/manifest.ts';
import { digestOfFile } from './output/read-manifest.ts';
import { readFolder } from './read.ts';
import { writeSchemas } from './schemas/write.ts';
import { concerns, type Selected, type Selection, select } from './select.ts';
import { translate } from './translate.ts';
import { takeTurns } from './turns.ts';
import { amendOutput, openOutput } from './write.ts';

export interface BuildOptions extends CheckOptions, Selection {
  /** The folder to write; `dist` in the root by default. */
  readonly out?: string;
  /** Believe nothing of the build before: make every page and compare it with what is there. */
  readonly verify?: boolean;
  /** The fingerprint of the inputs, where it is known: noted for the next build. */
  readonly inputs?: string;
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
}

/** A build in which less than this share of the pages has changed leaves the others where they are; else the output is replaced as a whole. */
const amendable = 0.25;

/**
 * The whole flow: read → check → translate → compose → render → write.
 * @throws OutputError where the output cannot be written; the previous one is as it was
 * @throws the reason of the signal, where it stops the build
 */
export async function build(root: string, options: BuildOptions = {}): Promise<BuildResult> {
  const cache = new Cache(root);
  const known = cache.findings(options.inputs);
  const endTrees = cache.startTrees();
  const { content, ...checked } = check(readFolder(root), { ...options, known });
  if (known === undefined) cache.keepFindings(options.inputs, checked.diagnostics);
  const selected = select(content, options, formats);
  const diagnostics = checked.diagnostics.filter((one) => concerns(one, options));
  const folder = options.out ?? join(root, 'dist');
  if (hasErrors(diagnostics)) return { diagnostics, folder };

  const records = new Records(root, folder);
  const before = options.verify === true ? undefined : records.read();
  const reason = options.verify === true ? 'changed or deleted since it was built' : firstBuild;
  const jobs = planJobs(content, translate(content, selected.locales), selected.protocols, folder, before, reason);
  const isSmall = before !== undefined && isAmendable(before, jobs, selected) && shareOf(jobs, content) < amendable;
  const output = isSmall ? amendOutput(folder) : openOutput(folder);
  const digests: Record<string, string> = {};
  const counts: Record<string, Counts> = {};
  try {
    const turns = takeTurns(options.signal);
    for (const job of jobs) {
      if (before !== undefined && job.isUnchanged && isThere(folder, job, selected.formats)) {
        for (const path of pathsOf(job, selected.formats)) output.carry(path);
        digests[job.manifest] = before.digests[job.manifest] as string;
        counts[job.manifest] = before.counts[job.manifest] as Counts;
        continue;
      }
      const workshop = { content, formats: selected.formats, output };
      const endPieces = cache.startPieces(job.manifest);
      const pages = isSmall ? remake(job, workshop, join(folder, job.manifest)) : make(job, workshop);
      let page = pages.next();
      for (; !page.done; page = pages.next()) {
        options.onPage?.(page.value);
        await turns.next();
      }
      endPieces(!isSmall);
      digests[job.manifest] = page.value.digest;
      counts[job.manifest] = page.value.counts;
    }
    for (const path of selected.untouched.filter((one) => output.carry(one) && one.startsWith('manifests/'))) {
      digests[path] = before?.digests[path] ?? digestOfFile(join(folder, path));
      if (before?.counts[path] !== undefined) counts[path] = before.counts[path];
    }
    writeSchemas(output, content);
    writeListing(output, digests);
    output.commit();
    endTrees(known === undefined);
  } catch (error) {
    output.discard();
    throw error;
  }
  const sum = sumOf(jobs.map(({ manifest }) => counts[manifest] as Counts));
  const omitted = pageCount(jobs, content) - sum.comparison - sum.code - sum.overview;
  const locales = selected.locales.length;
  if (selected.isEveryFormat) {
    const whole = selected.untouched.length === 0 && options.inputs !== undefined ? { inputs: options.inputs } : {};
    const notes = { ...whole, formats: selected.formats.map(({ name }) => name), counts, locales, omitted };
    const ingredients = Object.fromEntries(jobs.map((job) => [job.manifest, job.ingredients]));
    records.write({ ...notes, warnings: diagnostics.length }, ingredients);
  }
  return { diagnostics, folder, counts: { ...sum, omitted, locales } };
}

/** Whether the output of the build before can be gone on from: it has what this one is to have, and nothing that must go. */
function isAmendable(before: Before, jobs: readonly Job[], selected: Selected): boolean {
  const expected = new Set([...jobs.map(({ manifest }) => manifest), ...selected.untouched]);
  return (
    jobs.every(({ isKnown }) => isKnown) &&
    Object.keys(before.digests).every((path) => expected.has(path)) &&
    selected.isEveryFormat &&
    String(before.formats) === String(selected.formats.map(({ name }) => name))
  );
}

/** The folders of a job's files, and its manifest. */
const pathsOf = ({ translation, protocol, manifest }: Job, formats: readonly Format[]): string[] => [
  ...formats.map((format) => `${format.folder}/${translation.own.tag}/${protocol.id}`),
  manifest,
];

const isThere = (out: string, job: Job, formats: readonly Format[]): boolean =>
  pathsOf(job, formats).every((path) => existsSync(join(out, path)));

/** How many pages some jobs have where no text is missing: the overview, the codes, the comparisons. */
const pageCount = (jobs: readonly Job[], { config, protocols }: Content): number =>
  jobs.reduce((sum, { protocol }) => sum + [...pagesOf(protocol, protocols, config)].length, 0);
