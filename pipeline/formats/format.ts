import type { Article } from '../compose/index.ts';

/** An article with its body in Markdown. HTML is to be had from the article's blocks. */
export interface Page {
  readonly article: Article;
  /** The Markdown of each block of the article, in their order. */
  readonly parts: readonly string[];
  /** The whole body, without a newline at its end. */
  readonly markdown: string;
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
  /** The whole file. */
  render(page: Page): string;
  /** The same as a line of NDJSON: one JSON object, with the newline. */
  record(page: Page): string;
}
