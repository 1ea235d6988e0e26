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
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/**
 * Create a file, and the folders above it.
 * @throws OutputError where it cannot be written, or is there already
 */
export function createFile(path: string, text: string): void {
  attempt(
    'create',
    path,
    () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    },
    'Mend the cause and run this again.',
  );
}

/**
 * Replace a file at once: whoever reads it sees the old text or the new one, also when this is killed. What a kill has left is overwritten.
 * The name of the new file starts with a dot, so that nobody takes it for content.
 * @throws OutputError where it cannot be written; the old text stands then
 */
export function replaceFile(path: string, text: string): void {
  const next = join(dirname(path), `.${basename(path)}.next`);
  attempt(
    'write',
    path,
    () => {
      try {
        writeFileSync(next, text);
        renameSync(next, path);
      } catch (error) {
        rmSync(next, { force: true });
        throw error;
      }
    },
    'It is as it was. Mend the cause and run this again.',
  );
}

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

/**
 * The old folder steps aside, the new one takes its place, the old one goes. Between the two renames `recover` can restore the old one.
 * What another build has put there in between steps aside as well.
 */
function swap(next: string, target: string): void {
  const previous = `${target}.previous-${process.pid}`;
  for (let tries = 1; ; tries += 1) {
    rmSync(previous, { recursive: true, force: true });
    const stoodAside = renameIfThere(target, previous);
    try {
      renameSync(next, target);
      break;
    } catch (error) {
      if (existsSync(target) && tries < 10) continue;
      if (!existsSync(target) && stoodAside) renameSync(previous, target);
      throw error;
    }
  }
  rmSync(previous, { recursive: true, force: true });
}

function renameIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Which folder stands at a path, whatever it is called then. */
const identity = (folder: string): number | undefined => statSync(folder, { throwIfNoEntry: false })?.ino;

/** Clear away what builds that were killed have left beside the target; one that still runs is left alone. */
function recover(target: string): void {
  const folder = dirname(target);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(basename(target))) continue;
    const [, kind, pid] = /^\.(next|previous)-(\d+)$/.exec(name.slice(basename(target).length)) ?? [];
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

function attempt<T>(
  what: string,
  target: string,
  work: () => T,
  hint = 'The previous output is as it was. Mend the cause and build again.',
): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof OutputError || code === undefined) throw error;
    throw new OutputError(`Could not ${what} ${target}: ${reasons[code] ?? code}`, hint, error);
  }
}
