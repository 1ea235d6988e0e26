import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { attempt, OutputError } from './output/output-error.ts';
import { besides, recover, swap } from './output/swap.ts';

/** The file that tells a folder of ours from any other: no folder without it is ever replaced. */
const marker = 'manifest.json';

/** A new output folder in the making. Nothing of it is seen until `commit`. */
export interface Output {
  /** Write a whole file. `path` is relative, with `/`; its folders are made. */
  write(path: string, text: string): void;
  /** Open a file that is written piece by piece. */
  stream(path: string): { write(text: string): void; close(): void };
  /** Take a file or a folder over from the previous output as it is; says whether it was there. */
  carry(path: string): boolean;
  /** Replace the previous output by this one. */
  commit(): void;
  /** Give up and leave the previous output as it was. */
  discard(): void;
}

/**
 * Start an output. The new files lie in a folder beside the old one until `commit` renames the two: a build that is killed leaves
 * the old one whole, and what it left behind is cleared away by the next.
 * @param out the folder to write, made or replaced
 * @throws OutputError where the folder cannot be written, or holds what Kontras did not write
 */
export function openOutput(out: string): Output {
  return attempt('prepare', out, () => {
    const target = existsSync(out) ? realpathSync(out) : resolve(out);
    mkdirSync(dirname(target), { recursive: true });
    recover(target);
    refuseForeign(target);
    const next = besides(target, 'next');
    rmSync(next, { recursive: true, force: true });
    mkdirSync(next);
    return outputIn(next, target);
  });
}

function outputIn(next: string, target: string): Output {
  const folders = new Set<string>();
  const place = (path: string): string => {
    const file = join(next, path);
    const folder = dirname(file);
    if (!folders.has(folder)) {
      if (folder !== next && !folder.startsWith(next + sep)) throw new Error(`"${path}" leaves the output folder`);
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    return file;
  };
  const old = identity(target);
  const isFirst = old === undefined;
  let carries = false;
  // A link costs a tenth of a new file. Nor does it free the old one: for minutes after many were freed, ext4 makes new ones ten times slower.
  const writeOrLink = (before: string, file: string, text: string): void => {
    if (isFirst || !holds(before, text) || !link(before, file)) writeFileSync(file, text);
  };
  const discard = (): void => rmSync(next, { recursive: true, force: true });
  const guarded = <T>(what: string, work: () => T): T => {
    try {
      return attempt(what, target, work);
    } catch (error) {
      discard();
      throw error;
    }
  };
  return {
    write: (path, text) => guarded('write', () => writeOrLink(join(target, path), place(path), text)),
    stream(path) {
      const file = guarded('write', () => openSync(place(path), 'w'));
      return {
        write: (text) => guarded('write', () => void writeSync(file, text)),
        close: () => closeSync(file),
      };
    },
    carry(path) {
      carries = true;
      return guarded('write', () => linkAll(join(target, path), join(next, path)));
    },
    commit: () =>
      guarded('replace', () => {
        if (carries && identity(target) !== old)
          throw new OutputError(`Another build has replaced ${target} meanwhile`, 'Build again when it is done.');
        swap(next, target);
      }),
    discard,
  };
}

/** Which folder stands at a path, whatever it is called then. */
const identity = (folder: string): number | undefined => statSync(folder, { throwIfNoEntry: false })?.ino;

function refuseForeign(target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw new OutputError(`${target} is a link to nothing`, 'Make the folder that it names, or remove it.');
  if (!existsSync(target) || readdirSync(target).length === 0) return;
  let generator: unknown;
  try {
    generator = (JSON.parse(readFileSync(join(target, marker), 'utf8')) as { generator?: unknown } | null)?.generator;
  } catch {
    // No manifest, or none of ours: the folder is somebody else's.
  }
  if (generator !== 'kontras') {
    throw new OutputError(
      `${target} holds files that Kontras did not write`,
      'Name another folder with --out, or empty this one yourself.',
    );
  }
}

function holds(file: string, text: string): boolean {
  try {
    return readFileSync(file).equals(Buffer.from(text));
  } catch {
    return false;
  }
}

/** Link a file; says no where links cannot be had, or where another build has just cleared the old file away. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Link a file or a folder's files, which costs no bytes; copy where links cannot be had. */
function linkAll(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  mkdirSync(dirname(to), { recursive: true });
  if (statSync(from).isDirectory()) {
    for (const name of readdirSync(from)) linkAll(join(from, name), join(to, name));
    return true;
  }
  if (!link(from, to)) copyFileSync(from, to);
  return true;
}
