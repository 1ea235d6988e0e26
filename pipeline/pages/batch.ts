import type { Article } from '../compose/article.ts';
import type { Texts } from './texts.ts';

/**
 * Some pages of one protocol in one locale, ready to be printed: which texts they consist of, by number. It can be printed by another
 * thread, and in another run, which know nothing of what the texts were made from.
 *
 * A page is as many ropes as there are formats and two more: its Markdown file, by which its digest is taken; what it is in each format; and its
 * line in the manifest. A rope is a count, and as many references: `digest`, `passing`, or the number of a kept text and `firstKept`.
 * One of no references stands for the Markdown file once more.
 */
export interface Batch {
  /** The codes that each page is about, none for the overview. */
  readonly codes: readonly (readonly string[])[];
  /** Texts that stand in many pages. They are numbered from the first batch on, and these are the next. */
  readonly kept: Texts;
  /** Texts that stand in one page alone, in the order in which they are met. */
  readonly passing: Texts;
  readonly ropes: Uint32Array;
  /** The same pages before they were rendered, for a container that has columns for what they say of themselves. */
  readonly articles?: readonly Article[];
}

/** In a rope: where the page's digest stands. */
export const digest = 0;

/** In a rope: the next of the passing texts. */
export const passing = 1;

/** In a rope: the first of the kept texts, and from there on the others. */
export const firstKept = 2;
