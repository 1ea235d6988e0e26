import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finishAmending } from './amend.ts';
import { replacedMeanwhile } from './output-error.ts';
import { holds, link, linkAll } from './same-file.ts';
import { Staged } from './staged.ts';
import { swap } from './swap.ts';

/** An output that replaces the one before as a whole, by renaming. */
export class Replacement extends Staged {
  readonly #old: number | undefined;
  #carries = false;

  constructor(target: string, next: string) {
    super(target, next, next);
    this.#old = identity(target);
  }

  // A link costs a tenth of a new file. Nor does it free the old one: for minutes after many were freed, ext4 makes new ones ten times slower.
  write(path: string, content: string | Uint8Array): boolean {
    return this.guarded('write', () => {
      const file = this.pathOf(path);
      if (this.#old !== undefined) {
        const before = join(this.place.target, path);
        if (holds(before, content) && link(before, file)) return false;
      }
      writeFileSync(file, content);
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

/** Which folder stands at a path, whatever it is called then. */
const identity = (folder: string): number | undefined => statSync(folder, { throwIfNoEntry: false })?.ino;
