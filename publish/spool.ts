import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A list of words that is too long to be held in memory. It lies in a file of this run and goes with it. */
export class Spool {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kontras-plan-'));
  readonly #path = join(this.#folder, 'keys');
  readonly #file = openSync(this.#path, 'wx', 0o600);
  readonly #remove = (): void => rmSync(this.#folder, { recursive: true, force: true });
  #lines = '';
  size = 0;

  constructor() {
    // Also where somebody ends the process at once.
    process.once('exit', this.#remove);
  }

  add(word: string): void {
    this.#lines += `${word}\n`;
    this.size += 1;
    if (this.#lines.length > 65_536) this.#flush();
  }

  #flush(): void {
    writeSync(this.#file, this.#lines);
    this.#lines = '';
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    this.#flush();
    yield* createInterface({ input: createReadStream(this.#path, 'utf8') });
  }

  close(): void {
    closeSync(this.#file);
    process.off('exit', this.#remove);
    this.#remove();
  }
}
