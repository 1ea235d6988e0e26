import type { Article } from '../compose/article.ts';
import type { FormatPlace } from '../formats/places.ts';
import type { Output } from '../write.ts';

/** What an output holds its pages in: a folder of files, or fewer and larger files for those who import them. */
export interface Container {
  /** What users call it: `--container ndjson`. */
  readonly name: string;
  /** Whether no page can be replaced on its own: where one has changed, all are written, and what is not selected is not there. */
  readonly isWhole: boolean;
  /** Whether it takes pages as records; else as files. */
  readonly takesRecords: boolean;
  /** Whether it has columns for what the articles say of themselves. */
  readonly takesArticles: boolean;
  /** Whether threads can fill it side by side. It is told the locale of each protocol in each locale. */
  canShare(locales: readonly string[]): boolean;
  /** Where in the output the pages of one protocol in one locale lie: folders or files. */
  paths(locale: string, protocol: string, formats: readonly FormatPlace[]): readonly string[];
  /**
   * Make ready for pages. Nothing is written before the first.
   * @throws UsageError where this machine lacks what it takes
   */
  open(output: Output, formats: readonly FormatPlace[]): OpenContainer;
}

/** A page that has been printed. */
export interface PrintedPage {
  readonly locale: string;
  readonly protocol: string;
  readonly id: string;
  readonly digest: string;
  /** Where the container takes articles. */
  readonly article: Article | undefined;
  /** The file or the record in a format, by its number, in memory that is overwritten when the next page is printed. */
  output(format: number): Buffer;
}

/** A container that is being filled. */
export interface OpenContainer {
  /**
   * Put a page in, in every format. All pages of a locale come one after the other.
   * @returns how many of its files or records have been written; files that are there already are not
   * @throws OutputError where it cannot be written
   */
  add(page: PrintedPage): number;
  close(): void;
  /** Let go of what is open; what was written is of no more use. */
  discard(): void;
}
