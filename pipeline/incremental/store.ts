import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder in a root in which a build keeps what makes the next one faster. It can be deleted at any time. */
export const storeFolder = '.kontras';

/**
 * Keeps values between runs as JSON, each with the digest of its own text: what is damaged, cut off or of another making is not
 * there. Nothing depends on it but speed, so that a place that cannot be written is no error.
 */
export class Store {
  readonly #folder: string;

  constructor(root: string) {
    this.#folder = join(root, storeFolder);
  }

  /**
   * What was kept under a name by a program with the same digest; undefined where there is nothing sound.
   * @param digest what `write` gave for it, where no other value will do
   */
  read<T>(name: string, program: string, digest?: string): T | undefined {
    try {
      const text = readFileSync(join(this.#folder, name), 'utf8');
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      const found = digestOf(body);
      if (text.slice(0, end) !== seal(found, program) || (digest ?? found) !== found) return undefined;
      return JSON.parse(body) as T;
    } catch {
      return undefined;
    }
  }

  /** @returns the digest of the value */
  write(name: string, program: string, value: unknown): string {
    return this.writeJson(name, program, JSON.stringify(value));
  }

  /** The same with a value in JSON. */
  writeJson(name: string, program: string, body: string): string {
    const place = join(this.#folder, name);
    const digest = digestOf(body);
    try {
      this.#makeFolder(dirname(place));
      writeFileSync(`${place}.next`, `${seal(digest, program)}\n${body}`);
      renameSync(`${place}.next`, place);
    } catch {
      // A root that is read-only is built without it, as it was the first time.
    }
    return digest;
  }

  /** Where something is kept under a name that is too large for one value. The folder that it is to be in is made. */
  pathOf(name: string): string {
    const place = join(this.#folder, name);
    try {
      this.#makeFolder(dirname(place));
    } catch {
      // As in `write`.
    }
    return place;
  }

  /** Forget what was kept under a name. */
  remove(name: string): void {
    try {
      rmSync(join(this.#folder, name), { force: true });
    } catch {
      // As above.
    }
  }

  #makeFolder(folder: string): void {
    mkdirSync(folder, { recursive: true });
    // Nobody wants it in a repository.
    writeFileSync(join(this.#folder, '.gitignore'), '*\n');
  }
}

const digestOf = (body: string): string => hash('sha256', body, 'hex');

const seal = (digest: string, program: string): string => `${program} ${digest}`;
