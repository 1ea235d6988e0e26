import { mkdirSync, opendirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program has not written what it should. */
export class Mismatch extends Error {}

/** The paths of the files below a folder, one after the other: a million of them are never held at once. */
export function* filesIn(folder: string): Generator<string> {
  const opened = opendirSync(folder);
  try {
    for (let entry = opened.readSync(); entry !== null; entry = opened.readSync()) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* filesIn(path);
      else yield path;
    }
  } finally {
    opened.closeSync();
  }
}

export interface Volume {
  readonly files: number;
  readonly bytes: number;
}

/** How many files of some kind there are, and how many bytes they have. @throws Mismatch where one is empty */
export function volumeOf(folder: string, isCounted: (path: string) => boolean = () => true): Volume {
  let [files, bytes] = [0, 0];
  for (const path of filesIn(folder)) {
    if (!isCounted(path)) continue;
    const { size } = statSync(path);
    if (size === 0) throw new Mismatch(`Unexpected empty file ${path}`);
    files += 1;
    bytes += size;
  }
  return { files, bytes };
}

/** @throws Mismatch where the files of two folders are not the same, byte for byte */
export function expectSame(folder: string, expected: string): void {
  let files = 0;
  for (const path of filesIn(expected)) {
    const twin = folder + path.slice(expected.length);
    if (statSync(twin, { throwIfNoEntry: false }) === undefined) throw new Mismatch(`Missing ${twin}, expected it as ${path}`);
    if (!readFileSync(twin).equals(readFileSync(path)))
      throw new Mismatch(`Unexpected bytes in ${twin}, expected those of ${path}`);
    files += 1;
  }
  const found = volumeOf(folder).files;
  if (found !== files) throw new Mismatch(`Unexpected ${found} files in ${folder}, expected the ${files} of ${expected}`);
}

/**
 * Start counting what is written into a folder: by the time of the last change of a file's content, which a link or a rename keeps.
 * @param beside a folder on the same file system, whose clock counts
 * @returns how many files have been written since
 */
export async function watchWrites(beside: string): Promise<(folder: string) => number> {
  const marker = join(beside, 'marker');
  writeFileSync(marker, '');
  // The clock of a file system ticks every few milliseconds.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { mtimeNs } = statSync(marker, { bigint: true });
  return (folder) => {
    let written = 0;
    for (const path of filesIn(folder)) if (statSync(path, { bigint: true }).mtimeNs > mtimeNs) written += 1;
    return written;
  };
}

/**
 * Move a folder out of the way. It is removed when all is measured: for minutes after many files were removed, ext4 makes new ones
 * ten times slower.
 */
export function putAside(folder: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) renameSync(folder, to);
}
