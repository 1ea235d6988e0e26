import type { Hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

const leftOut = /^\.|\.d\.ts$/;

/** Adds files to a digest, each with its name and its length, so that no two trees look alike. */
export class Tree {
  readonly #hash: Hash;
  readonly #root: string;

  /** @param root a real path; no link out of it is followed */
  constructor(hash: Hash, root: string) {
    this.#hash = hash;
    this.#root = root;
  }

  /** Add a file, or the files of a folder and of those in it as far down as that. Hidden ones are left out, and types without code. */
  add(path: string, depth: number): void {
    const place = join(this.#root, path);
    try {
      if (lstatSync(place).isSymbolicLink() && !realpathSync(place).startsWith(this.#root + sep)) {
        this.#note('outside', path);
        return;
      }
      const stats = statSync(place);
      if (stats.isFile()) {
        const bytes = readFileSync(place);
        this.#note(bytes.length, path);
        this.#hash.update(bytes);
      } else if (stats.isDirectory() && depth > 0) {
        this.#note('folder', path);
        for (const name of readdirSync(place).sort()) if (!leftOut.test(name)) this.add(`${path}/${name}`, depth - 1);
      } else this.#note('no file', path);
    } catch (error) {
      this.#note((error as NodeJS.ErrnoException).code ?? 'unreadable', path);
    }
  }

  #note(what: string | number, path: string): void {
    this.#hash.update(`${what} ${path}\n`);
  }
}
