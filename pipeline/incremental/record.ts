import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Counts } from '../output/manifest.ts';
import { amendFolder } from '../output/places.ts';
import { digestsOf } from '../output/read-manifest.ts';
import { programDigest } from './fingerprint.ts';
import type { Ingredients } from './ingredients.ts';
import { Store } from './store.ts';

/** What a build notes of its output, for the next one into the same folder. */
export interface BuildRecord {
  /** The digest of the output's `manifest.json`, by which the output is known again. */
  readonly output: string;
  /** The fingerprint of the inputs; absent where the output is not all that they give, as after a build of one locale. */
  readonly inputs?: string;
  /** The names of the formats in which every page is there. */
  readonly formats: readonly string[];
  /** By manifest. */
  readonly counts: Readonly<Record<string, Counts>>;
  readonly locales: number;
  readonly warnings: number;
  readonly omitted: number;
}

/** A build whose output still stands as it left it, as far as its manifests show. */
export interface Before extends BuildRecord {
  /** The digests of its manifests, by path. */
  readonly digests: Readonly<Record<string, string>>;
  /** What the pages of a manifest were made from. */
  ingredients(manifest: string): Ingredients | undefined;
}

/** The notes on one output folder. They lie in the root, not in the output: they tell of this machine, and the output is the same on all. */
export class Records {
  readonly #store: Store;
  readonly #out: string;
  readonly #folder: string;

  /** @param out the output folder, wherever it lies */
  constructor(root: string, out: string) {
    this.#store = new Store(root);
    this.#out = out;
    this.#folder = `builds/${hash('sha256', relative(resolve(root), resolve(out)), 'hex').slice(0, 16)}`;
  }

  /** The build before; undefined where there was none, or another program or hand has made the output. */
  read(): Before | undefined {
    if (existsSync(amendFolder(resolve(this.#out)))) return undefined;
    const record = this.#store.read<BuildRecord>(`${this.#folder}/record.json`, programDigest());
    if (record === undefined || record.output !== this.#outputDigest()) return undefined;
    return {
      ...record,
      digests: digestsOf(join(this.#out, 'manifest.json')),
      ingredients: (manifest) => this.#store.read<Ingredients>(`${this.#folder}/${manifest}`, programDigest()),
    };
  }

  /** Note a build that has just been written. */
  write(record: Omit<BuildRecord, 'output'>, ingredients: Readonly<Record<string, Ingredients>>): void {
    const output = this.#outputDigest();
    if (output === undefined) return;
    for (const [manifest, value] of Object.entries(ingredients))
      this.#store.write(`${this.#folder}/${manifest}`, programDigest(), value);
    this.#store.write(`${this.#folder}/record.json`, programDigest(), { output, ...record });
  }

  #outputDigest(): string | undefined {
    try {
      return hash('sha256', readFileSync(join(this.#out, 'manifest.json')), 'hex');
    } catch {
      return undefined;
    }
  }
}
