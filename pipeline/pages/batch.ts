import type { Article } from '../compose/article.ts';
import type { Texts } from './texts.ts';

/**
 * Some pages of one protocol in one locale, ready to be printed: which texts they consist of, by number. It can be printed by another
 * thread, and in another run, which know nothing of what the texts were made from.
 *
 * A page is as many ropes as there are formats and two more: its Markdown file, by which its digest is taken; what it is in each format; and its
 * line in the manifest. A rope is a count, and as many references: `digest`, `passing`, or a number with what it is the number of.
 * One of no references stands for the Markdown file once more.
 *
 * A form is what many pages have in common: a row of steps, each of them a text, the text that is in a cell for one of two subjects,
 * or `inline`: some references, which stand behind the reference to the form with their count before them. The two are those of the page,
 * or others, which stand behind the reference first.
 */
export interface Batch {
  /** The codes that each page is about, none for the overview. */
  readonly codes: readonly (readonly string[])[];
  /** The two subjects of each page, by their indices. */
  readonly subjects: Uint32Array;
  /** Texts that stand in many pages. They are numbered from the first batch on, and these are the next. */
  readonly kept: Texts;
  /** Texts that stand in one page alone, in the order in which they are met. */
  readonly passing: Texts;
  /** Cells that were empty, and the numbers of the texts that are in them now. */
  readonly cells: Uint32Array;
  /** Forms, each as the count of its steps and its steps. They are numbered as the kept texts are. */
  readonly forms: Uint32Array;
  readonly ropes: Uint32Array;
  /** The same pages before they were rendered, for a container that has columns for what they say of themselves. */
  readonly articles?: readonly Article[];
}

/** The arrays of a batch. */
export const arraysOf = ({ subjects, kept, passing, cells, forms, ropes }: Batch): readonly (Uint8Array | Uint32Array)[] => [
  subjects,
  kept.lengths,
  kept.bytes,
  passing.lengths,
  passing.bytes,
  cells,
  forms,
  ropes,
];

/** In a rope: where the page's digest stands. */
export const digest = 0;

/** In a rope: the next of the passing texts. */
export const passing = 1;

/** In a rope: what a number is the number of. */
export const what = { text: 0, form: 1, formOfOthers: 2 } as const;

/** A reference to what has a number. */
export const referTo = (kind: number, number: number): number => number * 4 + kind + passing + 1;

/** What a reference refers to, and its number there. */
export const kindAt = (reference: number): number => (reference - passing - 1) & 3;
export const numberAt = (reference: number): number => (reference - passing - 1) >>> 2;

/** In a form, in the lower two bits of a step: what stands in the others. */
export const step = {
  /** The number of a text. */
  text: 0,
  /** Where the cells of a text begin that each subject has of its own: the text of the page's first subject, or of its second. */
  ofA: 1,
  ofB: 2,
  /** Nothing. */
  inline: 3,
} as const;
