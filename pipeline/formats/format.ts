import type { Article } from '../compose/index.ts';
import type { Pieces } from '../fragment/piece.ts';
import type { Sheet } from './sheet.ts';
import type { Values } from './values.ts';

/** An article with its body in Markdown. HTML is to be had from the article's blocks. */
export interface Page {
  readonly article: Article;
  /** The body in Markdown, without a newline at its end. */
  readonly body: Pieces;
  readonly values: Values;
  /** The Markdown file, in bytes that are overwritten when the next page is made in the same memory. */
  readonly file: Buffer;
  readonly digest: string;
}

/** A way to write articles as files. Each format has a folder of its own in the output. */
export interface Format {
  /** What users call it: `--format markdown`. */
  readonly name: string;
  /** The folder of its files in the output. */
  readonly folder: string;
  /** The ending of its files, with the dot. */
  readonly extension: string;
  /**
   * The whole file.
   * @param sheet to be written on; what it holds is overwritten
   */
  file(page: Page, sheet: Sheet): Buffer;
  /** Add the same as a line of NDJSON: one JSON object, with the newline. */
  record(page: Page, sheet: Sheet): void;
}
