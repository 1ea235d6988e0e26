import {
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Why the output could not be written: a full disk, a folder that is not ours. */
export class OutputError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.hint = hint;
  }
}

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
    const next = `${target}.next-${process.pid}`;
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
      if (!folder.startsWith(next)) throw new Error(`"${path}" leaves the output folder`);
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    return file;
  };
  const isFirst = !existsSync(target);
  // A link costs a tenth of a new file. Nor does it free the old one: for minutes after many were freed, ext4 makes new ones ten times slower.
  const writeOrLink = (old: string, file: string, text: string): void => {
    if (!isFirst && holds(old, text)) linkAll(old, file);
    else writeFileSync(file, text);
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
    carry: (path) => guarded('write', () => linkAll(join(target, path), join(next, path))),
    commit: () => guarded('replace', () => swap(next, target)),
    discard,
  };
}

/** The old folder steps aside, the new one takes its place, the old one goes. Between the two renames `recover` can restore the old one. */
function swap(next: string, target: string): void {
  const previous = `${target}.previous-${process.pid}`;
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, previous);
  renameSync(next, target);
  rmSync(previous, { recursive: true, force: true });
}

/** Clear away what builds that were killed have left beside the target; one that still runs is left alone. */
function recover(target: string): void {
  const folder = dirname(target);
  for (const name of readdirSync(folder)) {
    const [, kind, pid] = /\.(next|previous)-(\d+)$/.exec(name.startsWith(`${basename(target)}.`) ? name : '') ?? [];
    if (kind === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue;
    const left = join(folder, name);
    if (kind === 'previous' && !existsSync(target)) renameSync(left, target);
    else rmSync(left, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function refuseForeign(target: string): void {
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

/** Link a file or a folder's files, which costs no bytes; copy where links cannot be had. */
function linkAll(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  mkdirSync(dirname(to), { recursive: true });
  if (statSync(from).isDirectory()) {
    for (const name of readdirSync(from)) linkAll(join(from, name), join(to, name));
    return true;
  }
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
  return true;
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  EMFILE: 'too many files are open',
  EBUSY: 'the folder is in use, perhaps as a mount point',
  EXDEV: 'the folder lies on another file system than its parent',
};

function attempt<T>(what: string, target: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof OutputError || code === undefined) throw error;
    throw new OutputError(
      `Could not ${what} ${target}: ${reasons[code] ?? code}`,
      'The previous output is as it was. Mend the cause and build again.',
      error,
    );
  }
}
