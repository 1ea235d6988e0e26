import { hash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { anotherBuild, attempt, replacedMeanwhile } from './output-error.ts';
import { amendFolder, besides, marker } from './places.ts';
import { isRunning } from './swap.ts';

/** What is to be done to a target, beside the new files themselves. */
interface Journal {
  readonly pid: number;
  /** Relative to the target. */
  readonly removed: readonly string[];
  /** The digests of the target's `manifest.json` before and after. The changes are for no other output. */
  readonly outputs: readonly (string | undefined)[];
}

/** Files take microseconds to move. A process that seems to be at it for so long is another that was given the number of one that was killed. */
const patience = 10 * 60 * 1000;

/**
 * Put new files into a target and take others out of it, all of them even if this process is killed in between: from the rename on
 * that makes the changes known, whoever comes next carries them through. Each file is replaced at once.
 * @param staged a folder with the new files under `files/`, on the target's file system
 * @param removed paths relative to the target
 * @param before the `manifest.json` of the target for which the changes were made
 * @throws OutputError where another build is doing the same or has been quicker, or where the target cannot be written
 */
export function amend(target: string, staged: string, removed: readonly string[], before: string): void {
  const files = join(staged, 'files');
  refuseReadOnly(target, files, removed);
  const old = hash('sha256', before, 'hex');
  const journal: Journal = { pid: process.pid, removed, outputs: [old, digestOf(join(files, marker)) ?? old] };
  writeFileSync(join(staged, 'journal.json'), JSON.stringify(journal));
  const folder = amendFolder(target);
  try {
    renameSync(staged, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw anotherBuild(target);
    throw error;
  }
  if (digestOf(join(target, marker)) !== old) {
    takeAway(target);
    throw replacedMeanwhile(target);
  }
  carryThrough(target, journal);
}

/**
 * Finish what a build was doing when it was killed. Where the output that it was changing is no longer there, there is nothing to finish.
 * @throws OutputError where it still runs, or where the target cannot be written
 */
export function finishAmending(target: string): void {
  const folder = amendFolder(target);
  if (!existsSync(folder)) return;
  const journal = readJournal(folder);
  if (journal !== undefined && isAtWork(journal, folder)) throw anotherBuild(target);
  const found = digestOf(join(target, marker));
  if (found !== undefined && journal?.outputs.includes(found)) carryThrough(target, journal);
  else takeAway(target);
}

/** Take the changes away at once, so that they are never seen without their journal. What a kill leaves of them the next build clears away. */
function takeAway(target: string): void {
  const done = besides(target, 'done');
  try {
    renameSync(amendFolder(target), done);
  } catch (error) {
    // Another build that was finishing the same ones has been quicker.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  rmSync(done, { recursive: true, force: true });
}

/** The journal of a build; undefined where a crash of the machine has left no whole one. */
function readJournal(folder: string): Journal | undefined {
  try {
    const { pid, removed, outputs } = JSON.parse(readFileSync(join(folder, 'journal.json'), 'utf8')) as Journal;
    return Array.isArray(removed) && Array.isArray(outputs) ? { pid: Number(pid), removed, outputs } : undefined;
  } catch {
    return undefined;
  }
}

function isAtWork({ pid }: Journal, folder: string): boolean {
  if (pid === process.pid || !isRunning(pid)) return false;
  const journal = statSync(join(folder, 'journal.json'), { throwIfNoEntry: false });
  // It has finished just now: to ask once more is safe, to finish it again is not.
  return journal === undefined || Date.now() - journal.mtimeMs < patience;
}

/** What cannot be put in its place is better known before the first file is. */
function refuseReadOnly(target: string, files: string, removed: readonly string[]): void {
  const changed = readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(target, relative(files, entry.parentPath)));
  const folders = new Set([...changed, ...removed.map((path) => dirname(join(target, path)))]);
  for (const folder of folders) if (existsSync(folder)) accessSync(folder, constants.W_OK);
}

function carryThrough(target: string, { removed }: Journal): void {
  const folder = amendFolder(target);
  const work = (): void => {
    const places = removed.map((path) => resolve(target, path)).filter((place) => place.startsWith(target + sep));
    for (const place of places) rmSync(place, { recursive: true, force: true });
    moveAll(join(folder, 'files'), target);
    for (const place of places) removeIfEmpty(dirname(place), target);
    takeAway(target);
  };
  attempt('change', target, work, 'Every file of it is whole, old or new. Mend the cause; the next build does the rest.');
}

/** Move the files of a folder; the ones at its top go last, since `manifest.json` is among them. */
function moveAll(from: string, to: string): void {
  const entries = readdirSync(from, { withFileTypes: true });
  makeFolder(to);
  for (const entry of entries) if (entry.isDirectory()) moveAll(join(from, entry.name), join(to, entry.name));
  for (const entry of entries) if (!entry.isDirectory()) move(join(from, entry.name), join(to, entry.name));
}

/** Two builds may be finishing the same changes: what the other has moved is where it belongs. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !existsSync(from)) return;
    if (code !== 'EISDIR') throw error;
    // A folder is in the way, which is none of ours.
    rmSync(to, { recursive: true, force: true });
    renameSync(from, to);
  }
}

function makeFolder(place: string): void {
  try {
    mkdirSync(place, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // A file is in the way.
    rmSync(place, { force: true });
    mkdirSync(place);
  }
}

function removeIfEmpty(folder: string, top: string): void {
  try {
    for (let place = folder; place !== top; place = dirname(place)) rmdirSync(place);
  } catch {
    // Something is left in it.
  }
}

function digestOf(file: string): string | undefined {
  try {
    return hash('sha256', readFileSync(file), 'hex');
  } catch {
    return undefined;
  }
}
