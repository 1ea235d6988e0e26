import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { amend } from './amend.ts';
import { marker } from './places.ts';
import { holds } from './same-file.ts';
import { Staged } from './staged.ts';

/** An output that changes a few files of the one before, and leaves the others where they are. */
export class Amendment extends Staged {
  readonly #before: string;
  readonly #removed: string[] = [];

  constructor(target: string, staged: string) {
    super(target, staged, join(staged, 'files'));
    this.#before = readFileSync(join(target, marker), 'utf8');
    mkdirSync(join(staged, 'files'));
  }

  write(path: string, content: string | Uint8Array): boolean {
    return this.guarded('write', () => {
      if (holds(join(this.place.target, path), content)) return false;
      writeFileSync(this.pathOf(path), content);
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
