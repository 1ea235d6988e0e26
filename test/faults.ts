import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The calls by which a build changes the disk. */
const changing = ['mkdirSync', 'writeFileSync', 'linkSync', 'renameSync', 'rmSync', 'rmdirSync', 'copyFileSync'] as const;

/**
 * What goes wrong at a call that changes the disk: the disk is full, so that this one fails; or the process is killed, so that from there
 * on nothing happens any more, whatever is tried.
 */
export type Fault = 'full' | 'killed';

// Node takes what it needs to remove folders from `fs` when it first does so: that must not be ours.
fs.rmSync(fs.mkdtempSync(join(tmpdir(), 'kontras-faults-')), { recursive: true });

/**
 * Run some work, let the nth call that changes the disk fail, and count the calls.
 * @param nth from 1; 0 for none
 */
export async function withFault(
  fault: Fault,
  nth: number,
  work: () => Promise<unknown>,
): Promise<{ calls: number; error?: unknown }> {
  const real = Object.fromEntries(changing.map((name) => [name, fs[name]]));
  let calls = 0;
  const fake = (name: string) =>
    function (this: unknown, ...given: unknown[]): unknown {
      calls += 1;
      const fails = fault === 'full' ? calls === nth : nth > 0 && calls >= nth;
      if (fails) throw Object.assign(new Error(fault), fault === 'full' ? { code: 'ENOSPC' } : {});
      return (real[name] as (...given: unknown[]) => unknown)(...given);
    };
  Object.assign(fs, Object.fromEntries(changing.map((name) => [name, fake(name)])));
  syncBuiltinESMExports();
  try {
    await work();
    return { calls };
  } catch (error) {
    return { calls, error };
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
}
