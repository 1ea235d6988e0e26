import type { Diagnostic } from '../diagnostic.ts';

export interface ReportOptions {
  /** ANSI colors, for a terminal that shows them. */
  readonly color: boolean;
}

/** Diagnostics as text, the last line ended. They come sorted and are reported in that order. */
export type Reporter = (diagnostics: readonly Diagnostic[], options: ReportOptions) => string;
