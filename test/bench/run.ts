import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { makeContent } from './content.ts';
import { comparisonsOf, compile } from './kontras.ts';
import { readOptions, WrongUsage } from './options.ts';
import { runRounds } from './rounds.ts';
import { expectSpace } from './space.ts';
import { tableOf } from './table.ts';
import { Mismatch } from './tree.ts';

/**
 * How long Kontras takes beside a bare program that writes the same bytes to as many files, and beside its peers: all of them in turns,
 * on new folders. Trust the ratios, not the seconds. What they wrote is checked on the way.
 */
async function bench(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const { records, locales, runs, tmp, json } = options;
  mkdirSync(tmp, { recursive: true });
  expectSpace(options);
  const work = realpathSync(mkdtempSync(join(tmp, 'kontras-bench-')));
  try {
    makeContent(join(work, 'content'), options);
    compile();
    const { rows, volume } = await runRounds(work, options);
    const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores`;
    const comparisons = comparisonsOf(options);
    console.log(`${comparisons.toLocaleString('en')} comparisons: ${records} records × ${locales} locales, Markdown
Kontras writes ${(volume.bytes / 1e6).toFixed(1)} MB in ${volume.files.toLocaleString('en')} files.
${machine}; ${runs === 1 ? 'one round' : `the medians of ${runs} rounds`}, everything in turns.

${tableOf(rows)}`);
    const figures = { records, locales, runs, comparisons, ...volume, machine, rows };
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, undefined, 2)}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Mismatch || error instanceof WrongUsage)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof WrongUsage ? 2 : 1;
}
