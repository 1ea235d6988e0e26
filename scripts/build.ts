import { join } from 'node:path';
import { fingerprint } from '../pipeline/incremental/fingerprint.ts';
import { Records } from '../pipeline/incremental/record.ts';
import { sumOf } from '../pipeline/output/manifest.ts';
import type { Shard } from '../pipeline/shard.ts';
import { summary } from './build-summary.ts';
import { type CommonOptions, exitCodes, print } from './terminal.ts';

export interface BuildFlags extends CommonOptions {
  readonly format?: readonly string[];
  readonly out?: string;
  readonly container?: string;
  readonly strict?: boolean;
  readonly verify?: boolean;
  readonly explain?: boolean;
  readonly watch?: boolean;
  readonly shard?: Shard;
  readonly workers?: number;
}

/** `kontras build`: check, then write. Where nothing has changed it ends here, before anything heavy is loaded. */
export async function runBuild(flags: BuildFlags): Promise<number> {
  const start = performance.now();
  if (flags.watch === true)
    return (await import('./watch.ts')).runWatch({ ...flags, out: flags.out ?? join(flags.root, 'dist') });
  const { root, locale, protocol, format, shard, out = join(root, 'dist'), strict = false } = flags;
  const inputs = fingerprint(root, { strict, container: flags.container });
  const isWhole = locale === undefined && protocol === undefined && format === undefined && shard === undefined;
  const record = isWhole && flags.verify !== true ? new Records(root, out).read() : undefined;
  if (record?.inputs !== inputs) {
    const { runWhole } = await import('./build-whole.ts');
    return runWhole({ ...flags, out }, inputs, start, isWhole && flags.verify !== true);
  }
  if (flags.quiet !== true) {
    const counts = { ...sumOf(Object.values(record.counts)), locales: record.locales, omitted: record.omitted };
    const took = performance.now() - start;
    print(
      summary({ ...{ folder: out, counts, took }, warnings: record.warnings, written: { count: 0, unit: 'file', reasons: [] } }),
    );
  }
  return exitCodes.clean;
}
