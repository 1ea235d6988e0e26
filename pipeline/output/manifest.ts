import { createHash, hash } from 'node:crypto';
import type { Container } from '../containers/index.ts';
import type { Format, Page } from '../formats/index.ts';
import { Sheet } from '../formats/sheet.ts';
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

const none: Counts = { comparison: 0, code: 0, overview: 0, draft: 0, listed: 0, unjudged: 0, excluded: 0 };

/** What a manifest says of a page. */
export interface Listed {
  readonly id: string;
  readonly kind: 'comparison' | 'code' | 'overview';
  readonly codes?: readonly string[];
  readonly draft: boolean;
  readonly index: boolean;
}

/** A manifest that was written. */
export interface Manifest {
  readonly path: string;
  readonly counts: Counts;
  /** Of its bytes. */
  readonly digest: string;
}

export const manifestPath = (locale: string, protocol: string): string => `manifests/${locale}/${protocol}.json`;

/** So much is written at a time. */
const mostBytes = 60 * 1024;

/** A manifest in the making. */
export interface OpenManifest {
  add(page: Page): void;
  /** Take a line over from the manifest before. */
  keep(line: string): void;
  close(): Manifest;
}

/**
 * List the pages of one locale and protocol, line by line as they are written, in a file that is one JSON object:
 * `{ "locale", "protocol", "articles": [{ "id", "key", "kind", "codes", "title", "draft", "index", "coverage", "digest" }] }`.
 * @param isJudged whether there is a verdict on two codes
 */
export function startManifest(
  output: Output,
  locale: string,
  protocol: string,
  isJudged: (a: string, b: string) => boolean,
): OpenManifest {
  const path = manifestPath(locale, protocol);
  const file = output.stream(path);
  const hash = createHash('sha256');
  const counts: { -readonly [K in keyof Counts]: number } = { ...none };
  const sheet = new Sheet();
  sheet.text(`{"locale":${JSON.stringify(locale)},"protocol":${JSON.stringify(protocol)},"articles":[`);
  let separator = '\n';
  const flush = (): void => {
    hash.update(sheet.bytes);
    file.write(sheet.bytes);
    sheet.clear();
  };
  const put = (line: string, { kind, codes = [], draft, index }: Omit<Listed, 'id'>): void => {
    sheet.text(separator + line);
    separator = ',\n';
    counts[kind] += 1;
    if (draft) counts.draft += 1;
    else if (index) counts.listed += 1;
    else if (kind === 'comparison' && !isJudged(codes[0] as string, codes[1] as string)) counts.unjudged += 1;
    else counts.excluded += 1;
    if (sheet.length > mostBytes) flush();
  };
  return {
    add({ article, values, digest }) {
      const { kind, draft, index, translation } = article;
      const codes = kind === 'overview' ? '' : `"codes":${values.codes},`;
      const names = `"id":${values.id},"key":${values.key},"kind":"${kind}",${codes}"title":${values.title}`;
      put(`{${names},"draft":${draft},"index":${index},"coverage":${translation.coverage},"digest":"${digest}"}`, article);
    },
    keep: (line) => put(line, JSON.parse(line) as Listed),
    close() {
      sheet.text('\n]}\n');
      flush();
      file.close();
      return { path, counts, digest: hash.digest('hex').slice(0, 16) };
    },
  };
}

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
export const heldIn = ({ name, isWhole }: Container, formats: readonly Format[]): HeldNote | undefined =>
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
