import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Counts } from '../output/manifest.ts';
import { amendFolder, marker, targetOf } from '../output/places.ts';
import { digestsOf } from '../output/read-manifest.ts';
import type { Ingredients } from './ingredients.ts';
import { KeptPages, keptName } from './kept-pages.ts';
import { programDigest } from './program.ts';
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
  /** What it holds its pages in. */
  readonly container: string;
  /** By manifest, the keys under which its pages are kept, where they are. */
  readonly kept: Readonly<Record<string, string>>;
  /** The digests of the notes on what the pages of each manifest were made from. */
  readonly ingredients: Readonly<Record<string, string>>;
  /** The digest of the note on its schemas. */
  readonly schemas: string;
}

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** A build whose output still stands as it left it, as far as its manifests show. */
export interface Before extends Omit<BuildRecord, 'ingredients' | 'schemas'> {
  /** The digests of its manifests, by path. */
  readonly digests: Readonly<Record<string, string>>;
  /** What the pages of a manifest were made from. */
  ingredients(manifest: string): Ingredients | undefined;
}

/** A build whose output is gone. */
export interface Gone extends Omit<BuildRecord, 'schemas'> {
  readonly schemas: Files;
  /** The pages of a manifest as they were kept. */
  pages(manifest: string): KeptPages;
}

/** The notes on one output folder. They lie in the root, not in the output: they tell of this machine, and the output is the same on all. */
export class Records {
  readonly #store: Store;
  readonly #out: string;
  readonly #folder: string;
  #ingredients: Readonly<Record<string, string>> = {};

  /** @param out the output folder, wherever it lies */
  constructor(root: string, out: string) {
    this.#store = new Store(root);
    this.#out = out;
    this.#folder = `builds/${hash('sha256', relative(resolve(root), resolve(out)), 'hex').slice(0, 16)}`;
  }

  /** The build before; undefined where there was none, or another program or hand has made the output. */
  read(): Before | undefined {
    if (existsSync(amendFolder(targetOf(this.#out)))) return undefined;
    const record = this.#record();
    if (record === undefined || record.output !== this.#outputDigest()) return undefined;
    this.#ingredients = record.ingredients;
    return {
      ...record,
      digests: digestsOf(join(this.#out, 'manifest.json')),
      ingredients: (manifest) => {
        const digest = record.ingredients[manifest];
        return digest === undefined ? undefined : this.#store.read(`${this.#folder}/${manifest}`, programDigest(), digest);
      },
    };
  }

  /** The build before, where its output is gone and is to be the same once more; undefined where something of that was not kept. */
  readGone(inputs: string): Gone | undefined {
    if (existsSync(join(this.#out, marker))) return undefined;
    const record = this.#record();
    if (record?.inputs !== inputs) return undefined;
    if (Object.keys(record.counts).some((manifest) => record.kept[manifest] === undefined)) return undefined;
    const schemas = this.#store.read<Files>(`${this.#folder}/schemas.json`, programDigest(), record.schemas);
    if (schemas === undefined) return undefined;
    return {
      ...record,
      schemas,
      pages: (manifest) => new KeptPages({ path: this.#store.pathOf(keptName(manifest)), key: record.kept[manifest] as string }),
    };
  }

  /** Forget the build before: its output is about to change, and a kill in between must leave nothing that could be believed. */
  forget(): void {
    this.#store.remove(`${this.#folder}/record.json`);
  }

  /**
   * Note a build that has just been written.
   * @param ingredients those of the manifests for which they are not what the build before has noted, as JSON
   */
  write(
    record: Omit<BuildRecord, 'ingredients' | 'schemas'>,
    schemas: Files,
    ingredients: Readonly<Record<string, string>>,
  ): void {
    const digests: Record<string, string> = { ...this.#ingredients };
    for (const [manifest, value] of Object.entries(ingredients))
      digests[manifest] = this.#store.writeJson(`${this.#folder}/${manifest}`, programDigest(), value);
    const noted = this.#store.write(`${this.#folder}/schemas.json`, programDigest(), schemas);
    this.#store.write(`${this.#folder}/record.json`, programDigest(), { ...record, ingredients: digests, schemas: noted });
  }

  #record(): BuildRecord | undefined {
    return this.#store.read(`${this.#folder}/record.json`, programDigest());
  }

  #outputDigest(): string | undefined {
    try {
      return hash('sha256', readFileSync(join(this.#out, 'manifest.json')), 'hex');
    } catch {
      return undefined;
    }
  }
}
