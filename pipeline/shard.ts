import { compose, countPages } from './compose/index.ts';
import type { Content } from './content.ts';
import type { Job } from './incremental/jobs.ts';

/** One of several equal parts of a build. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Some of the pages of a job, counted from 0 in their order; `to` is the first that is not among them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Which pages of each job are in a shard: all pages in their order are cut into parts of equal length, so that a shard has few locales
 * and need not parse the others.
 * @returns by manifest; a job without pages in the shard is left out
 */
export function rangesOf(jobs: readonly Job[], content: Content, { index, count }: Shard): ReadonlyMap<string, Range> {
  const lengths = jobs.map((job) => lengthOf(job, content));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const [start, end] = [Math.floor((total * (index - 1)) / count), Math.floor((total * index) / count)];
  const ranges = new Map<string, Range>();
  let before = 0;
  for (const [at, { manifest }] of jobs.entries()) {
    const length = lengths[at] as number;
    const [from, to] = [Math.max(start - before, 0), Math.min(end - before, length)];
    // A job that has no pages has a manifest all the same, in one of the parts.
    const isEmptyHere = length === 0 && before >= start && (before < end || (index === count && before === total));
    if (from < to || isEmptyHere) ranges.set(manifest, { from, to: Math.max(from, to) });
    before += length;
  }
  return ranges;
}

/** How many pages a job has. Of a locale under "omit" that lacks something it takes composing to know. */
function lengthOf({ protocol, translation }: Job, { protocols, config }: Content): number {
  if (translation.fallback === 'mark' || translation.missing.size === 0) return countPages(protocol, protocols, config);
  let length = 0;
  for (const _ of compose(protocol, protocols, config, translation)) length += 1;
  return length;
}
