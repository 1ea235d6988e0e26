import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reviseMessage, reviseRecord, reviseText } from './content.ts';
import { build, comparisonsOf, expectPages, help, isComparison } from './kontras.ts';
import { type Measurement, measureNode } from './measure.ts';
import type { Options } from './options.ts';
import type { Command, Peer } from './peers/peer.ts';
import type { Row, Sample } from './table.ts';
import { expectSame, Mismatch, putAside, type Volume, volumeOf, watchWrites } from './tree.ts';
import { measureWatch } from './watch.ts';

const bareWriter = fileURLToPath(new URL('peers/bare-writer.mjs', import.meta.url));

/** Every row of the table, with what it took in each round. */
const titles = {
  bare: 'bare writer of the same bytes',
  cold: 'kontras build, from nothing',
  cached: 'kontras build, cache kept',
  unchanged: 'kontras build, nothing changed',
  text: 'kontras build, 1 text in 1 locale changed',
  watch: 'kontras build --watch, 1 text saved',
  record: 'kontras build, 1 record in all locales',
  message: 'kontras build, 1 heading in 1 locale',
  help: 'kontras --help, start-up alone',
} as const;
type Name = keyof typeof titles;

/**
 * Run everything in turns, so that a machine that slows down slows down all of them.
 * @param work a folder to work in, with the content in `content`
 * @returns the rows, and what a build from nothing writes
 * @throws Mismatch where something was not written as it should be
 */
export async function runRounds(work: string, options: Options): Promise<{ rows: readonly Row[]; volume: Volume }> {
  const content = join(work, 'content');
  const dist = join(content, 'dist');
  const samples: Record<Name, Sample[]> = {
    bare: [],
    cold: [],
    cached: [],
    unchanged: [],
    text: [],
    watch: [],
    record: [],
    message: [],
    help: [],
  };
  const racers = await Promise.all(options.peers.map((peer) => race(peer, work, content, options)));
  const aside = (name: string, round: number): string => join(work, 'aside', `${name}-${round}`);

  const fromNothing = async (round: number): Promise<Measurement> => {
    putAside(dist, aside('dist', round));
    putAside(join(content, '.kontras'), aside('cache', round));
    const measured = await build(content);
    expectPages(dist, options);
    // What was built by and by, change after change, is what is built from nothing.
    if (round > 0) expectSame(dist, aside('dist', round));
    return measured;
  };
  const measureBuild = async (name: Name, bare: Measurement): Promise<void> => {
    const written = await watchWrites(work);
    const measured = await build(content);
    samples[name].push({ ...measured, files: written(dist), ratio: measured.seconds / bare.seconds });
  };

  let volume: Volume = { files: 0, bytes: 0 };
  for (let round = 0; round < options.runs; round += 1) {
    const cold = await fromNothing(round);
    volume = volumeOf(dist);
    const bare = await writeBare(dist, join(work, `bare-${round}`), volume);
    samples.bare.push({ ...bare, files: volume.files, ratio: 1 });
    samples.cold.push({ ...cold, files: volume.files, ratio: cold.seconds / bare.seconds });
    const comparisons = volumeOf(join(dist, 'articles'), isComparison);
    for (const racer of racers) await racer.run(round, bare, comparisons);

    putAside(dist, aside('cold', round));
    await measureBuild('cached', bare);
    expectSame(dist, aside('cold', round));

    await measureBuild('unchanged', bare);
    const start = await help();
    samples.help.push(start);
    const last = samples.unchanged.pop() as Sample;
    samples.unchanged.push({ ...last, ratio: last.seconds / start.seconds });
    expectSame(dist, aside('cold', round));

    reviseText(content, options, round + 1);
    await measureBuild('text', bare);
    const saves = await measureWatch(content, 5, (time) => reviseText(content, options, (round + 1) * 100 + time));
    samples.watch.push(...saves);
    reviseRecord(content, options, round + 1);
    await measureBuild('record', bare);
    reviseMessage(content, options, round + 1);
    await measureBuild('message', bare);
  }
  await fromNothing(options.runs);

  const rows = (Object.keys(titles) as Name[]).map((name) => ({
    title: titles[name],
    samples: samples[name],
    ...(name === 'unchanged' ? { to: '--help' } : {}),
  }));
  return { rows: [...rows, ...racers.map(({ row }) => row)], volume };
}

async function writeBare(dist: string, out: string, expected: Volume): Promise<Measurement> {
  const { stdout, peak } = await measureNode(bareWriter, [dist, out]);
  const { files, bytes } = volumeOf(out);
  if (files !== expected.files || bytes !== expected.bytes)
    throw new Mismatch(
      `The bare writer wrote ${bytes} bytes in ${files} files, expected the ${expected.bytes} in ${expected.files} of Kontras`,
    );
  return { seconds: Number(stdout), peak };
}

interface Racer {
  readonly row: Row;
  readonly run: (round: number, bare: Measurement, expected: Volume) => Promise<void>;
}

/** A peer that is made ready, or the reason why it does not run. */
async function race(peer: Peer, work: string, content: string, options: Options): Promise<Racer> {
  const { name, limit = Number.POSITIVE_INFINITY, once = false } = peer;
  const title = once && options.runs > 1 ? `${peer.title} (one run)` : peer.title;
  const idle = (reason: string): Racer => ({ row: { title, samples: [], reason }, run: async () => {} });
  if (comparisonsOf(options) > limit) return idle(`not run above ${limit.toLocaleString('en')}`);
  const folder = join(work, name);
  mkdirSync(folder);
  const command = await peer.prepare(folder, content);
  if (typeof command === 'string') return idle(command);
  const samples: Sample[] = [];
  const run: Racer['run'] = async (round, bare, expected) => {
    if (once && round > 0) return;
    const out = join(work, `${name}-${round}`);
    const measured = await start(command, out);
    const { files, bytes } = volumeOf(out, isComparison);
    if (files !== expected.files) throw new Mismatch(`${title}: ${files} comparisons, expected ${expected.files}`);
    // Its articles are to be as long as ours, within what leaving out a digest or a conjunction makes.
    if (Math.abs(bytes / expected.bytes - 1) > 0.03)
      throw new Mismatch(`${title}: ${bytes} bytes, expected about as many as the ${expected.bytes} of Kontras`);
    samples.push({ ...measured, files, ratio: measured.seconds / bare.seconds });
  };
  return { row: { title, samples }, run };
}

const start = ({ measure, program, argsFor, ...surroundings }: Command, out: string): Promise<Measurement> =>
  measure(program, argsFor(out), surroundings);
