import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeBenchContent } from './content.ts';

/*
 * How long a cold build takes beside a bare program that writes the same bytes to as many files: the two in turns, on new folders,
 * so that a machine that slows down slows down both. Trust the ratio, not the seconds.
 */
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '45' },
    locales: { type: 'string', default: '10' },
    runs: { type: 'string', default: '5' },
  },
});
const [records, locales, runs] = [values.records, values.locales, values.runs].map(Number) as [number, number, number];
if (![records, locales, runs].every(Number.isSafeInteger) || records < 2 || locales < 1 || locales > 20 || runs < 1) {
  throw new Error('Expected whole numbers: --records from 2, --locales from 1 to 20, --runs from 1');
}

const work = mkdtempSync(join(tmpdir(), 'kontras-bench-'));
const repository = fileURLToPath(new URL('../../', import.meta.url));

try {
  const content = join(work, 'content');
  makeBenchContent(content, records, locales);
  // The package's own compiled code, as users run it.
  execFileSync(
    join(repository, 'node_modules/.bin/tsc'),
    ['-p', join(repository, 'tsconfig.lib.json'), '--outDir', join(repository, 'lib')],
    { stdio: 'inherit' },
  );
  const expected = ((records * (records - 1)) / 2 + records + 1) * locales;
  const seconds: { kontras: number; bare: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const out = join(work, `kontras-${run}`);
    const start = performance.now();
    execFileSync(
      process.execPath,
      [join(repository, 'lib/scripts/cli.js'), 'build', '--root', content, '--out', out, '--quiet'],
      { stdio: 'inherit' },
    );
    const kontras = (performance.now() - start) / 1000;
    const pages = readdirSync(join(out, 'articles'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length;
    if (pages !== expected) throw new Error(`Unexpected ${pages} pages, expected ${expected}`);
    const bare = Number(
      execFileSync(process.execPath, [join(repository, 'test/bench/write-again.mjs'), out, join(work, `bare-${run}`)], {
        encoding: 'utf8',
      }),
    );
    seconds.push({ kontras, bare });
  }
  const median = (numbers: readonly number[]): number =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
  const row = (name: string, list: readonly number[], unit: string): string =>
    `${name.padEnd(34)}${median(list).toFixed(2).padStart(8)} ${unit}`;
  console.log(`${((records * (records - 1)) / 2) * locales} comparisons: ${records} records, ${locales} locales, Markdown; median of ${runs} runs in turns
${row(
  'kontras build, whole process',
  seconds.map(({ kontras }) => kontras),
  's',
)}
${row(
  'bare writer of the same files',
  seconds.map(({ bare }) => bare),
  's',
)}
${row(
  'ratio',
  seconds.map(({ kontras, bare }) => kontras / bare),
  '×',
)}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
