import { UsageError } from '../pipeline/usage-error.ts';
import type { Settlement } from './decide.ts';

/** What `--overwrite` and `--adopt` name: `smtp-450-vs-550` in all languages, or `ko/smtp-450-vs-550` in one. */
export class Settlements {
  readonly #named = new Map<string, Settlement>();
  readonly #used = new Set<string>();

  /** @throws UsageError where one is named for both */
  constructor(overwrite: readonly string[] = [], adopt: readonly string[] = []) {
    for (const id of overwrite) this.#named.set(id, 'overwrite');
    for (const id of adopt) {
      if (this.#named.get(id) === 'overwrite')
        throw new UsageError(
          `Unexpected "${id}" for both --overwrite and --adopt`,
          'Overwrite it with our version, or adopt theirs.',
        );
      this.#named.set(id, 'adopt');
    }
  }

  /** How a person has settled an article in one language. */
  of(key: string, locale: string): Settlement | undefined {
    for (const id of [`${locale}/${key}`, key]) {
      const settlement = this.#named.get(id);
      if (settlement === undefined) continue;
      this.#used.add(id);
      return settlement;
    }
    return undefined;
  }

  /** @throws UsageError where one is named that neither the build nor the CMS has */
  expectUsed(isBuilt: (key: string, locale: string | undefined) => boolean): void {
    for (const id of this.#named.keys()) {
      const [key = '', locale] = id.split('/').reverse();
      if (this.#used.has(id) || isBuilt(key, locale)) continue;
      throw new UsageError(
        `Unexpected "${id}", expected an article of the build or of the CMS`,
        'Write smtp-450-vs-550 for all its languages, ko/smtp-450-vs-550 for one.',
      );
    }
  }
}
