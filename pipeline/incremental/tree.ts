import type { Hash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
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
    this.#attempt(path, () => {
      if (lstatSync(place).isSymbolicLink() && !realpathSync(place).startsWith(this.#root + sep)) this.#note('outside', path);
      else this.#addOfKind(path, place, statSync(place), depth);
    });
  }

  #addOfKind(path: string, place: string, kind: Pick<Dirent, 'isFile' | 'isDirectory'>, depth: number): void {
    if (kind.isFile()) {
      const bytes = readFileSync(place);
      this.#note(bytes.length, path);
      this.#hash.update(bytes);
    } else if (kind.isDirectory() && depth > 0) {
      this.#note('folder', path);
      const entries = readdirSync(place, { withFileTypes: true }).filter(({ name }) => !leftOut.test(name));
      for (const entry of entries.sort(byName)) this.#addEntry(path, place, entry, depth - 1);
    } else this.#note('no file', path);
  }

  /** What the folder tells of an entry need not be asked again. Of a link it tells nothing. */
  #addEntry(folder: string, place: string, entry: Dirent, depth: number): void {
    const path = `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) this.add(path, depth);
    else this.#attempt(path, () => this.#addOfKind(path, `${place}${sep}${entry.name}`, entry, depth));
  }

  /** What cannot be read counts as such. */
  #attempt(path: string, add: () => void): void {
    try {
      add();
    } catch (error) {
      this.#note((error as NodeJS.ErrnoException).code ?? 'unreadable', path);
    }
  }

  #note(what: string | number, path: string): void {
    this.#hash.update(`${what} ${path}\n`);
  }
}

const byName = (one: Dirent, other: Dirent): number => (one.name < other.name ? -1 : 1);
