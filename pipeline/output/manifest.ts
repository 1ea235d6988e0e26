import { createHash, hash } from 'node:crypto';
import type { Container } from '../containers/index.ts';
import type { FormatPlace } from '../formats/places.ts';
import { Area } from '../pages/area.ts';
import type { Output } from '../write.ts';

/** How many pages there are, by kind; how many of them are drafts; how many search engines should list, and why not the others. */
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

/** The same of a whole build. */
export type BuildCounts = Counts & {
  readonly locales: number;
  /** Pages that the policy `omit` left out. */
  readonly omitted: number;
};

const none: Counts = { comparison: 0, code: 0, overview: 0, draft: 0, listed: 0, unjudged: 0, excluded: 0 };

/** What a manifest says of a page. */
export interface Listed {
  readonly id: string;
  readonly kind: 'comparison' | 'code' | 'overview';
  readonly codes?: readonly string[];
  readonly draft: boolean;
  readonly index: boolean;
}

/** Counts the pages of one protocol in one locale. */
export class Counter {
  readonly counts: { -readonly [K in keyof Counts]: number } = { ...none };
  readonly #isJudged: (a: string, b: string) => boolean;

  /** @param isJudged whether there is a verdict on two codes */
  constructor(isJudged: (a: string, b: string) => boolean) {
    this.#isJudged = isJudged;
  }

  add({ kind, codes = [], draft, index }: Omit<Listed, 'id'>): void {
    this.counts[kind] += 1;
    if (draft) this.counts.draft += 1;
    else if (index) this.counts.listed += 1;
    else if (kind === 'comparison' && !this.#isJudged(codes[0] as string, codes[1] as string)) this.counts.unjudged += 1;
    else this.counts.excluded += 1;
  }
}

/** A manifest that was written. */
export interface Manifest {
  readonly path: string;
  /** Of its bytes. */
  readonly digest: string;
}

/** The same with what it lists. */
export type Counted = Manifest & { readonly counts: Counts };

/** The pages of one protocol in one locale, which are printed one after the other and listed in one manifest. */
export interface Section {
  readonly locale: string;
  readonly protocol: string;
}

export const manifestPath = (locale: string, protocol: string): string => `manifests/${locale}/${protocol}.json`;

/** What a manifest lists, by its path. */
export function sectionAt(manifest: string): Section {
  const [, locale = '', protocol = ''] = /^manifests\/([^/]+)\/(.+)\.json$/.exec(manifest) ?? [];
  return { locale, protocol };
}

/** So much is written at a time. */
const mostBytes = 60 * 1024;

/** A manifest in the making. */
export interface OpenManifest {
  /** Add a line on a page: new, or taken over from the manifest before. */
  add(line: Uint8Array): void;
  close(): Manifest;
}

/**
 * List the pages of one locale and protocol, line by line as they are written, in a file that is one JSON object:
 * `{ "locale", "protocol", "articles": [{ "id", "key", "kind", "codes", "title", "draft", "index", "coverage", "digest" }] }`.
 */
export function startManifest(output: Output, locale: string, protocol: string): OpenManifest {
  const path = manifestPath(locale, protocol);
  const file = output.stream(path);
  const hash = createHash('sha256');
  const area = new Area();
  area.add(Buffer.from(`{"locale":${JSON.stringify(locale)},"protocol":${JSON.stringify(protocol)},"articles":[`));
  let separator = newline;
  const flush = (): void => {
    hash.update(area.bytes);
    file.write(area.bytes);
    area.clear();
  };
  return {
    add(line) {
      area.add(separator);
      area.add(line);
      separator = comma;
      if (area.length > mostBytes) flush();
    },
    close() {
      area.add(end);
      flush();
      file.close();
      return { path, digest: hash.digest('hex').slice(0, 16) };
    },
  };
}

const [newline, comma, end] = ['\n', ',\n', '\n]}\n'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

/** What `manifest.json` says of an output that is one part of several. */
export interface ShardNote {
  readonly index: number;
  readonly count: number;
  /** The fingerprint of the inputs: parts of different inputs do not make a whole. */
  readonly inputs: string;
}

/** What the pages of an output are in, where they are no files, and in which formats. */
interface HeldNote {
  readonly container: string;
  readonly formats: readonly string[];
}

/** Nothing for a folder of files, in which one sees what is there. */
export const heldIn = ({ name, isWhole }: Container, formats: readonly FormatPlace[]): HeldNote | undefined =>
  isWhole ? { container: name, formats: formats.map((format) => format.name) } : undefined;

/**
 * Write `manifest.json`, which names the manifests with their digests and marks the folder as ours.
 * @param manifests digests by path, of all manifests that the output has
 * @returns the digest of the file
 */
export function writeListing(
  output: Output,
  manifests: Readonly<Record<string, string>>,
  { shard, held }: { readonly shard?: ShardNote | undefined; readonly held?: HeldNote | undefined } = {},
): string {
  const paths = Object.keys(manifests).sort();
  const digests = Object.fromEntries(paths.map((path) => [path, manifests[path]]));
  const text = `${JSON.stringify({ generator: 'kontras', shard, ...held, manifests: paths, digests }, undefined, 2)}\n`;
  output.write('manifest.json', text);
  return hash('sha256', text, 'hex');
}

/** All counts together. */
export function sumOf(counts: Iterable<Counts>): Counts {
  const sum: { -readonly [K in keyof Counts]: number } = { ...none };
  for (const one of counts) for (const key of Object.keys(none) as (keyof Counts)[]) sum[key] += one[key];
  return sum;
}
