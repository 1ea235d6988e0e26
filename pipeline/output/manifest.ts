import type { Page } from '../formats/index.ts';
import type { Output } from '../write.ts';

/** How many pages were written, by kind, and how many of them are drafts. */
export interface Counts {
  readonly comparison: number;
  readonly code: number;
  readonly overview: number;
  readonly draft: number;
}

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
  const counts = { comparison: 0, code: 0, overview: 0, draft: 0 };
  let lines = `{"locale":${JSON.stringify(locale)},"protocol":${JSON.stringify(protocol)},"articles":[`;
  let separator = '\n';
  return {
    add({ article, digest }) {
      const { id, key, kind, codes, title, draft, index, translation } = article;
      const own = kind === 'overview' ? {} : { codes };
      lines += `${separator}${JSON.stringify({ id, key, kind, ...own, title, draft, index, coverage: translation.coverage, digest })}`;
      separator = ',\n';
      counts[kind] += 1;
      if (draft) counts.draft += 1;
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
  const sum = (key: keyof Counts): number => listing.reduce((total, { counts }) => total + counts[key], 0);
  return { comparison: sum('comparison'), code: sum('code'), overview: sum('overview'), draft: sum('draft') };
}
