import type { Format, Page } from '../formats/index.ts';
import type { Job } from '../incremental/jobs.ts';
import type { Output } from '../write.ts';

/** What an output holds its pages in: a folder of files, or fewer and larger files for those who import them. */
export interface Container {
  /** What users call it: `--container ndjson`. */
  readonly name: string;
  /** Whether no page can be replaced on its own: where one has changed, all are written, and what is not selected is not there. */
  readonly isWhole: boolean;
  /** Whether threads can fill it side by side, each with some of these jobs. */
  canShare(jobs: readonly Job[]): boolean;
  /** Where in the output the pages of one protocol in one locale lie: folders or files. */
  paths(locale: string, protocol: string, formats: readonly Format[]): readonly string[];
  /**
   * Make ready for pages. Nothing is written before the first.
   * @throws UsageError where this machine lacks what it takes
   */
  open(output: Output, formats: readonly Format[]): OpenContainer;
}

/** A container that is being filled. */
export interface OpenContainer {
  /**
   * Put a page in, in every format. All pages of a locale come one after the other.
   * @param isChanged whether something that it is made from is different now
   * @returns how many of its files or records are new or different
   * @throws OutputError where it cannot be written
   */
  add(page: Page, isChanged: boolean): number;
  close(): void;
  /** Let go of what is open; what was written is of no more use. */
  discard(): void;
}
