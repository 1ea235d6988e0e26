import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finishAmending } from './output/amend.ts';
import { Amendment } from './output/amendment.ts';
import { attempt, OutputError } from './output/output-error.ts';
import { besides, marker, targetOf } from './output/places.ts';
import { Replacement } from './output/replacement.ts';
import { recover } from './output/swap.ts';

/** An output in the making. Nothing of it is seen until `commit`. */
export interface Output {
  /** Write a whole file, and say whether that changes anything. `path` is relative, with `/`; its folders are made. */
  write(path: string, content: string | Uint8Array): boolean;
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
