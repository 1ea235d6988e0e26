import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OutputError } from './output-error.ts';
import { amendFolder } from './places.ts';
import { isRunning } from './swap.ts';

/** What is to be done to a target, beside the new files themselves. */
interface Journal {
  readonly pid: number;
  /** Relative to the target. */
  readonly removed: readonly string[];
}

/**
 * Put new files into a target and take others out of it, all of them even if this process is killed in between: from the rename on
 * that makes the changes known, whoever comes next carries them through. Each file is replaced at once.
 * @param staged a folder with the new files under `files/`, on the target's file system
 * @throws OutputError where another build is doing the same
 */
export function amend(target: string, staged: string, removed: readonly string[]): void {
  const journal: Journal = { pid: process.pid, removed };
  writeFileSync(join(staged, 'journal.json'), JSON.stringify(journal));
  try {
    renameSync(staged, amendFolder(target));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw anotherBuild(target);
    throw error;
  }
  carryThrough(target, journal);
}

/**
 * Finish what a build was doing when it was killed.
 * @throws OutputError where it still runs
 */
export function finishAmending(target: string): void {
  const folder = amendFolder(target);
  if (!existsSync(folder)) return;
  const journal = JSON.parse(readFileSync(join(folder, 'journal.json'), 'utf8')) as Journal;
  if (journal.pid !== process.pid && isRunning(journal.pid)) throw anotherBuild(target);
  carryThrough(target, journal);
}

function carryThrough(target: string, { removed }: Journal): void {
  const folder = amendFolder(target);
  for (const path of removed) rmSync(join(target, path), { force: true });
  move(join(folder, 'files'), target);
  for (const path of removed) removeIfEmpty(dirname(join(target, path)));
  rmSync(folder, { recursive: true, force: true });
}

/** Move the files of a folder; the ones at its top go last, since `manifest.json` is among them. */
function move(from: string, to: string): void {
  const entries = readdirSync(from, { withFileTypes: true });
  mkdirSync(to, { recursive: true });
  for (const entry of entries) if (entry.isDirectory()) move(join(from, entry.name), join(to, entry.name));
  for (const entry of entries) if (!entry.isDirectory()) renameSync(join(from, entry.name), join(to, entry.name));
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is left in it.
  }
}

const anotherBuild = (target: string): OutputError =>
  new OutputError(`Another build is writing ${target}`, 'Build again when it is done.');
