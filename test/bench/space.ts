import { statfsSync } from 'node:fs';
import { comparisonsOf } from './kontras.ts';
import { type Options, WrongUsage } from './options.ts';

/** What a comparison takes on a disk that allots blocks of 4 KiB. */
const bytesEach = 8192;

/** Nothing is removed before all is measured, so that there must be room for everything. @throws WrongUsage where there is not */
export function expectSpace(options: Options): void {
  const { runs, tmp } = options;
  const comparisons = comparisonsOf(options);
  // Of Kontras: a build from nothing and one with its cache in each round, one more at the end, and the one in the making.
  const ofPeers = options.peers.map(({ limit = comparisons, once }) => (comparisons > limit ? 0 : once === true ? 1 : runs));
  const files = comparisons * ofPeers.reduce((sum, many) => sum + many, 3 * runs + 2);
  const { bavail, bsize, ffree, files: nodes } = statfsSync(tmp);
  const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);
  const hint = 'name a larger disk with --tmp, or use fewer --runs or --peers';
  if (bavail * bsize < files * bytesEach)
    throw new WrongUsage(`Needs ${gigabytes(files * bytesEach)} GB in ${tmp}, which has ${gigabytes(bavail * bsize)}: ${hint}`);
  // Some file systems make as many as are asked for, and say that they have none.
  if (nodes > 0 && ffree < files) throw new WrongUsage(`Needs ${files} files in ${tmp}, which can have ${ffree} more: ${hint}`);
}
