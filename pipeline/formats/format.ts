import type { Article } from '../compose/index.ts';
import type { Sheet } from '../pages/sheet.ts';

/** Where the files of a format lie in the output, and what it is called. */
export interface FormatPlace {
  /** What users call it: `--format markdown`. */
  readonly name: string;
  /** The folder of its files in the output. */
  readonly folder: string;
  /** The ending of its files, with the dot. */
  readonly extension: string;
}

/** A way to write articles as files. Each format has a folder of its own in the output. */
export interface Format extends FormatPlace {
  /** Write the whole file. */
  file(article: Article, sheet: Sheet): void;
  /** Write the same as a line of NDJSON: one JSON object, with the newline. */
  record(article: Article, sheet: Sheet): void;
}
