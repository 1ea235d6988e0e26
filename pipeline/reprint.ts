import { pageId } from './compose/links.ts';
import { containerNamed } from './containers/index.ts';
import { type FormatPlace, places } from './formats/places.ts';
import { firstBuild } from './incremental/changes.ts';
import { Records } from './incremental/record.ts';
import { type Made, pathOf } from './made.ts';
import { type BuildCounts, heldIn, sectionAt, sumOf, writeListing } from './output/manifest.ts';
import { Printer } from './printer.ts';
import { takeTurns } from './turns.ts';
import { printAll } from './workers/share.ts';
import { openOutput } from './write.ts';

export interface ReprintOptions {
  /** How many threads; as many as pay by default. */
  readonly workers?: number | undefined;
  readonly onPage?: ((made: Made) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a build has made, or printed again. */
export interface Reprinted {
  readonly container: string;
  readonly counts: BuildCounts;
  readonly warnings: number;
}

/** Something is not there any more that was kept. */
class Missing extends Error {}

/**
 * Print an output that is gone once more, of the pages that the build into it has kept: nothing is read and checked that is known to be
 * the same. This file imports nothing heavy.
 * @param out the folder of the output
 * @param inputs the fingerprint of all that it depends on
 * @returns undefined where the output has to be made anew
 * @throws OutputError where it cannot be written
 * @throws the reason of the signal, where it stops the build
 */
export async function reprint(
  root: string,
  out: string,
  inputs: string,
  { workers: threads, onPage = () => {}, signal }: ReprintOptions,
): Promise<Reprinted | undefined> {
  const before = new Records(root, out).readGone(inputs);
  if (before === undefined) return undefined;
  const container = containerNamed(before.container);
  const formats = before.formats.map((name): FormatPlace => places[name as keyof typeof places]);
  const sum = sumOf(Object.values(before.counts));
  const output = openOutput(out);
  const printer = new Printer(output, container.open(output, formats), formats.length);
  const turns = takeTurns(signal);
  try {
    const printed = await printAll(
      Object.keys(before.counts).map((manifest) => ({ manifest, ...sectionAt(manifest) })),
      {
        ...{ printer, output, container, formats, threads, turns },
        pages: sum.comparison + sum.code + sum.overview,
        start({ manifest }) {
          const batches = before.pages(manifest).read();
          if (batches === undefined) throw new Missing();
          return { from: 'kept', batches };
        },
        onBatch(section, codes, written) {
          for (const [at, changed] of written.entries())
            onPage({ page: pathOf(section, pageId(codes[at] as readonly string[])), changed, reasons: [firstBuild] });
        },
      },
    );
    await turns.now();
    for (const [path, text] of Object.entries(before.schemas)) output.write(path, text);
    const digests = Object.fromEntries(printed.map(({ path, digest }) => [path, digest]));
    // The manifests name the digest of every page: the same ones list the same pages.
    if (writeListing(output, digests, { held: heldIn(container, formats) }) !== before.output) throw new Missing();
    output.commit();
  } catch (error) {
    printer.discard();
    output.discard();
    if (error instanceof Missing) return undefined;
    throw error;
  }
  const { locales, omitted, warnings } = before;
  return { container: container.name, counts: { ...sum, locales, omitted }, warnings };
}
