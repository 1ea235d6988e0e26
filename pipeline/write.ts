import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { amend, finishAmending } from './output/amend.ts';
import { attempt, OutputError, replacedMeanwhile } from './output/output-error.ts';
import { besides, marker, targetOf } from './output/places.ts';
import { recover, swap } from './output/swap.ts';

/** An output in the making. Nothing of it is seen until `commit`. */
export interface Output {
  /** Write a whole file, and say whether that changes anything. `path` is relative, with `/`; its folders are made. */
  write(path: string, text: string): boolean;
  /** Open a file that is written piece by piece. */
  stream(path: string): { write(piece: string | Uint8Array): void; close(): void };
  /** Where something else is to write a new file, under `guarded`. Its folders are made. */
  pathOf(path: string): string;
  /** Do some writing; where it fails, leave nothing behind. The verb is for the message. */
  guarded<T>(what: string, work: () => T): T;
  /** Take a file or a folder over from the previous output as it is; says whether it was there. */
  carry(path: string): boolean;
  /** Take a file from elsewhere, unless a file of that name has been taken or written. */
  adopt(file: string, path: string): void;
  /** Leave out a file of the previous output, where what is not written stays. */
  remove(path: string): void;
  /** Replace the previous output by this one. */
  commit(): void;
  /** Give up and leave the previous output as it was. */
  discard(): void;
  readonly place: Place;
}

/** Where an output is to be, and where it lies until then. */
export interface Place {
  readonly target: string;
  readonly staged: string;
}

/**
 * Start an output that replaces the one before as a whole. The new files lie in a folder beside the old one until `commit` renames the
 * two: a build that is killed leaves the old one whole, and what it left behind is cleared away by the next.
 * @param out the folder to write, made or replaced
 * @throws OutputError where the folder cannot be written, or holds what Kontras did not write
 */
export function openOutput(out: string): Output {
  return attempt('prepare', out, () => {
    const target = prepare(out);
    return new Replacement(target, stage(target));
  });
}

/**
 * Start an output that changes a few files of the one before and leaves the others. The new files lie in a folder beside it until
 * `commit` puts them in their places; a build that is killed while it does so is finished by the next.
 * @throws OutputError as above
 */
export function amendOutput(out: string): Output {
  return attempt('prepare', out, () => {
    const target = prepare(out);
    return new Amendment(target, stage(target));
  });
}

/** Write into an output that another thread of this process has started, and will commit. */
export const joinOutput = ({ target, staged }: Place): Output => new Replacement(target, staged);

/** Make the target ours to write, clear away what killed builds have left, and say where it really is. */
function prepare(out: string): string {
  const target = targetOf(out);
  mkdirSync(dirname(target), { recursive: true });
  recover(target);
  finishAmending(target);
  refuseForeign(target);
  return target;
}

function stage(target: string): string {
  const next = besides(target, 'next');
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next);
  return next;
}

/** What the two kinds of output have in common: new files in a folder of their own. */
abstract class Staged implements Output {
  readonly place: Place;
  readonly #files: string;
  readonly #folders = new Set<string>();

  /** @param files where in the staged folder the files lie */
  constructor(target: string, staged: string, files: string) {
    this.place = { target, staged };
    this.#files = files;
  }

  abstract write(path: string, text: string): boolean;
  abstract carry(path: string): boolean;
  abstract remove(path: string): void;
  abstract commit(): void;

  stream(path: string): { write(piece: string | Uint8Array): void; close(): void } {
    const file = this.guarded('write', () => openSync(this.pathOf(path), 'w'));
    return {
      // It writes all; `writeSync` stops where a disk is nearly full, and says no more than how far it came.
      write: (piece) => this.guarded('write', () => writeFileSync(file, piece)),
      close: () => closeSync(file),
    };
  }

  adopt(file: string, path: string): void {
    this.guarded('write', () => {
      const place = this.pathOf(path);
      if (!existsSync(place) && !link(file, place)) copyFileSync(file, place);
    });
  }

  discard(): void {
    rmSync(this.place.staged, { recursive: true, force: true });
  }

  pathOf(path: string): string {
    const file = join(this.#files, path);
    const folder = dirname(file);
    if (!this.#folders.has(folder)) {
      if (folder !== this.#files && !folder.startsWith(this.#files + sep)) throw new Error(`"${path}" leaves the output folder`);
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    return file;
  }

  guarded<T>(what: string, work: () => T): T {
    try {
      return attempt(what, this.place.target, work);
    } catch (error) {
      this.discard();
      throw error;
    }
  }
}

class Replacement extends Staged {
  readonly #old: number | undefined;
  #carries = false;

  constructor(target: string, next: string) {
    super(target, next, next);
    this.#old = identity(target);
  }

  // A link costs a tenth of a new file. Nor does it free the old one: for minutes after many were freed, ext4 makes new ones ten times slower.
  write(path: string, text: string): boolean {
    return this.guarded('write', () => {
      const file = this.pathOf(path);
      if (this.#old !== undefined) {
        const before = join(this.place.target, path);
        if (holds(before, text) && link(before, file)) return false;
      }
      writeFileSync(file, text);
      return true;
    });
  }

  carry(path: string): boolean {
    this.#carries = true;
    return this.guarded('write', () => linkAll(join(this.place.target, path), join(this.place.staged, path)));
  }

  remove(): void {
    // What is not written is not there.
  }

  commit(): void {
    this.guarded('replace', () => {
      finishAmending(this.place.target);
      if (existsSync(this.place.target)) accessSync(this.place.target, constants.W_OK);
      if (this.#carries && identity(this.place.target) !== this.#old) throw replacedMeanwhile(this.place.target);
      swap(this.place.staged, this.place.target);
    });
  }
}

class Amendment extends Staged {
  readonly #before: string;
  readonly #removed: string[] = [];

  constructor(target: string, staged: string) {
    super(target, staged, join(staged, 'files'));
    this.#before = readFileSync(join(target, marker), 'utf8');
    mkdirSync(join(staged, 'files'));
  }

  write(path: string, text: string): boolean {
    return this.guarded('write', () => {
      if (holds(join(this.place.target, path), text)) return false;
      writeFileSync(this.pathOf(path), text);
      return true;
    });
  }

  carry(path: string): boolean {
    return existsSync(join(this.place.target, path));
  }

  remove(path: string): void {
    this.#removed.push(path);
  }

  commit(): void {
    this.guarded('change', () => amend(this.place.target, this.place.staged, this.#removed, this.#before));
  }
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
