import type { Article } from '../compose/index.ts';
import type { Sheet } from '../pages/sheet.ts';
import type { FormatPlace } from './places.ts';

/** A way to write articles as files. Each format has a folder of its own in the output. */
export interface Format extends FormatPlace {
  /** Write the whole file. */
  file(article: Article, sheet: Sheet): void;
  /** Write the same as a line of NDJSON: one JSON object, with the newline. */
  record(article: Article, sheet: Sheet): void;
}
