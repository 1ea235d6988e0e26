import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { besides } from './places.ts';

/**
 * The old folder steps aside, the new one takes its place, the old one goes. Between the two renames `recover` can restore the old one.
 * What another build has put there in between steps aside as well.
 */
export function swap(next: string, target: string): void {
  const previous = besides(target, 'previous');
  for (let tries = 1; ; tries += 1) {
    rmSync(previous, { recursive: true, force: true });
    const stoodAside = renameIfThere(target, previous);
    try {
      renameSync(next, target);
      break;
    } catch (error) {
      if (existsSync(target) && tries < 10) continue;
      if (!existsSync(target) && stoodAside) renameSync(previous, target);
      throw error;
    }
  }
  try {
    rmSync(previous, { recursive: true, force: true });
  } catch {
    // The new folder is in its place all the same; what is left of the old one the next build clears away.
  }
}

function renameIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Clear away what builds that were killed have left beside the target; one that still runs is left alone. */
export function recover(target: string): void {
  const folder = dirname(target);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(basename(target))) continue;
    const [, kind, pid] = /^\.kontras-(next|previous|done)-(\d+)$/.exec(name.slice(basename(target).length)) ?? [];
    if (kind === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    const left = join(folder, name);
    if (kind === 'previous' && !existsSync(target)) renameSync(left, target);
    else rmSync(left, { recursive: true, force: true });
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
