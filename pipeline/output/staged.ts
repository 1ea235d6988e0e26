import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Output, Place } from '../write.ts';
import { attempt } from './output-error.ts';
import { link } from './same-file.ts';

/** What the two kinds of output have in common: new files in a folder of their own. */
export abstract class Staged implements Output {
  readonly place: Place;
  readonly #files: string;
  readonly #folders = new Set<string>();

  /** @param files where in the staged folder the files lie */
  constructor(target: string, staged: string, files: string) {
    this.place = { target, staged };
    this.#files = files;
  }

  abstract write(path: string, content: string | Uint8Array): boolean;
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
    // Asked for each file of a folder: to join and to cut paths properly would take as long as some files take to be made.
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (!this.#folders.has(folder)) {
      const place = join(this.#files, folder, '.');
      if (place !== this.#files && !place.startsWith(this.#files + sep)) throw new Error(`"${path}" leaves the output folder`);
      mkdirSync(place, { recursive: true });
      this.#folders.add(folder);
    }
    return `${this.#files}/${path}`;
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
