import { parentPort, workerData } from 'node:worker_threads';
import { Cache } from '../incremental/cache.ts';
import { fingerprint } from '../incremental/fingerprint.ts';
import { OutputError } from '../output/output-error.ts';
import { planBuild } from '../plan.ts';
import { takeTurns } from '../turns.ts';
import { joinOutput } from '../write.ts';
import { dispenser, work } from './shift.ts';
import type { Assignment, Report } from './workers.ts';

/** How many pages are reported at once. */
const batch = 256;

const { root, options, place, counter, jobs: names } = workerData as Assignment;
const post = (report: Report): void => parentPort?.postMessage(report);

try {
  const cache = new Cache(root);
  cache.startTrees();
  // The first thread has checked these very files.
  const plan = planBuild(root, cache, { ...options, known: [] });
  if (fingerprint(root, { strict: options.strict ?? false, container: options.container }) !== options.inputs)
    throw new OutputError('The content has changed while it was built', 'Build again.');
  const jobs = names.map((name) => plan.jobs.find(({ manifest }) => manifest === name));
  if (jobs.includes(undefined)) throw new Error('A worker has planned other jobs than the first thread');
  const made: Extract<Report, { kind: 'pages' }>['made'][number][] = [];
  const flush = (): void => {
    if (made.length > 0) post({ kind: 'pages', made: made.splice(0) });
  };
  const shift = { plan, cache, output: joinOutput(place), turns: takeTurns(undefined) };
  const onPage = (page: (typeof made)[number]): void => {
    made.push(page);
    if (made.length === batch) flush();
  };
  const manifests = await work({ ...shift, onPage }, dispenser(jobs as (typeof plan.jobs)[number][], counter));
  flush();
  post({ kind: 'done', manifests });
} catch (error) {
  if (!(error instanceof OutputError)) throw error;
  post({ kind: 'failed', message: error.message, hint: error.hint });
}
