import type { BuildOptions } from '../pipeline/build.ts';
import type { Diagnostic } from '../pipeline/diagnostic.ts';
import type { Made } from '../pipeline/made.ts';
import { reportText } from '../pipeline/reporters/text.ts';
import { type Reprinted, reprint } from '../pipeline/reprint.ts';
import type { BuildFlags } from './build.ts';
import { type BuildSummary, summary, writtenLine } from './build-summary.ts';
import { tuneEngine } from './engine.ts';
import { exitCodeOf } from './exit-code.ts';
import { count, exitCodes, print, progressLine, say, useColor } from './terminal.ts';

/**
 * Run a build that may have something to do.
 * @param inputs the fingerprint of the content
 * @param start when the command began
 * @param canReprint whether pages that were kept may be believed, and all are wanted
 */
export async function runWhole(
  flags: BuildFlags & { readonly out: string },
  inputs: string,
  start: number,
  canReprint: boolean,
): Promise<number> {
  tuneEngine();
  const tally = new Tally(flags);
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const options = { ...optionsOf(flags), inputs, signal: interruption.signal, onPage: (made: Made) => tally.add(made) };
    const printed = canReprint ? await reprint(flags.root, flags.out, inputs, options) : undefined;
    const built = printed ?? (await buildAnew(flags.root, options));
    tally.end();
    if ('errors' in built) {
      say(reportText(built.errors, { color: useColor(flags, process.stderr) }));
      say('Nothing was written; the output is as it was.');
      return exitCodeOf(built.errors);
    }
    if (flags.quiet === true) return exitCodes.clean;
    const { counts, container, warnings } = built;
    const took = performance.now() - start;
    print(summary({ folder: flags.out, counts, took, warnings, written: tally.writtenTo(container) }));
    return exitCodes.clean;
  } catch (error) {
    if (error !== interruption.signal.reason) throw error;
    tally.end();
    say('Interrupted. Nothing was written; the output is as it was.');
    return exitCodes.interrupted;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Read and check the content and build what has changed, with all that this takes to load. */
async function buildAnew(root: string, options: BuildOptions): Promise<Reprinted | { readonly errors: readonly Diagnostic[] }> {
  const { build } = await import('../pipeline/build.ts');
  const { diagnostics, counts, container } = await build(root, options);
  if (counts === undefined) return { errors: diagnostics.filter(({ severity }) => severity === 'error') };
  return { counts, container, warnings: diagnostics.length };
}

/** What the flags mean to a build. */
export const optionsOf = ({
  locale,
  protocol,
  format,
  out,
  container,
  strict,
  verify,
  shard,
  workers,
  explain,
}: BuildFlags): BuildOptions => ({
  ...(shard === undefined ? {} : { shard }),
  // What threads say comes in any order, and reasons are to be read.
  ...(explain === true ? { workers: 1 } : workers === undefined ? {} : { workers }),
  ...(locale === undefined ? {} : { locales: locale }),
  ...(protocol === undefined ? {} : { protocols: protocol }),
  ...(format === undefined ? {} : { formats: format }),
  ...(out === undefined ? {} : { out }),
  ...(container === undefined ? {} : { container }),
  ...(strict === undefined ? {} : { strict }),
  ...(verify === undefined ? {} : { verify }),
});

/** Counts what becomes of the pages, and shows it while it happens. */
export class Tally {
  readonly #explains: boolean;
  readonly #progress: ReturnType<typeof progressLine>;
  readonly #reasons = new Map<string, number>();
  #pages = 0;
  #written = 0;

  constructor({ quiet, explain }: BuildFlags) {
    this.#explains = explain === true;
    this.#progress = progressLine(quiet === true || this.#explains);
  }

  add({ page, changed, reasons }: Made): void {
    this.#pages += 1;
    this.#written += changed;
    if (this.#pages % 500 === 0) this.#progress.show(`${count(this.#pages, 'page')} written`);
    if (changed === 0) return;
    for (const reason of reasons) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    if (this.#explains) print(`${page}: ${reasons.join(', ')}`);
  }

  end(): void {
    this.#progress.clear();
  }

  /** In a line: how much was written, why, and in how long. */
  line(container: string, took: string): string {
    return `${writtenLine(this.writtenTo(container))} (${took})`;
  }

  writtenTo(container: string): BuildSummary['written'] {
    const reasons = [...this.#reasons].sort(([, one], [, other]) => other - one).map(([reason]) => reason);
    return { count: this.#written, unit: container === 'files' ? 'file' : 'record', reasons };
  }
}
