import type { Page } from '../formats/index.ts';
import type { Output } from '../write.ts';

/** How many pages were written, by kind; how many of them are drafts; how many search engines should list, and why not the others. */
export interface Counts {
  readonly comparison: number;
  readonly code: number;
  readonly overview: number;
  readonly draft: number;
  readonly listed: number;
  /** Comparisons without a verdict. */
  readonly unjudged: number;
  /** Pages of a kind that the config does not have listed. */
  readonly excluded: number;
}

const none: Counts = { comparison: 0, code: 0, overview: 0, draft: 0, listed: 0, unjudged: 0, excluded: 0 };

interface Manifest {
  readonly path: string;
  readonly counts: Counts;
}

/**
 * List the pages of one locale and protocol, line by line as they are written, in a file that is one JSON object:
 * `{ "locale", "protocol", "articles": [{ "id", "key", "kind", "codes", "title", "draft", "index", "coverage", "digest" }] }`.
 */
export function startManifest(output: Output, locale: string, protocol: string): { add(page: Page): void; close(): Manifest } {
  const path = `manifests/${locale}/${protocol}.json`;
  const file = output.stream(path);
  const counts: { -readonly [K in keyof Counts]: number } = { ...none };
  let lines = `{"locale":${JSON.stringify(locale)},"protocol":${JSON.stringify(protocol)},"articles":[`;
  let separator = '\n';
  return {
    add({ article, digest }) {
      const { id, key, kind, codes, title, draft, index, translation, blocks } = article;
      const own = kind === 'overview' ? {} : { codes };
      lines += `${separator}${JSON.stringify({ id, key, kind, ...own, title, draft, index, coverage: translation.coverage, digest })}`;
      separator = ',\n';
      counts[kind] += 1;
      if (draft) counts.draft += 1;
      else if (index) counts.listed += 1;
      else if (kind === 'comparison' && !blocks.some(({ part }) => part === 'verdict')) counts.unjudged += 1;
      else counts.excluded += 1;
      if (lines.length > 65536) {
        file.write(lines);
        lines = '';
      }
    },
    close() {
      file.write(`${lines}\n]}\n`);
      file.close();
      return { path, counts };
    },
  };
}

export type Listing = Manifest[];

/**
 * Write `manifest.json`, which names the manifests and marks the folder as ours.
 * @param carried what was taken over from the build before
 * @returns the counts of what was written now
 */
export function writeListing(output: Output, listing: Listing, carried: readonly string[]): Counts {
  const manifests = [...listing.map(({ path }) => path), ...carried.filter((path) => path.startsWith('manifests/'))].sort();
  output.write('manifest.json', `${JSON.stringify({ generator: 'kontras', manifests }, undefined, 2)}\n`);
  const keys = Object.keys(none) as (keyof Counts)[];
  const sum = (key: keyof Counts): number => listing.reduce((total, { counts }) => total + counts[key], 0);
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as unknown as Counts;
}
