import type { Measurement, Surroundings } from '../measure.ts';

/** Another way to write the same comparisons, as Markdown files, from the same content folder. */
export interface Peer {
  /** What the flag `--peers` calls it. */
  readonly name: string;
  readonly title: string;
  /** It is not run for more comparisons than these, since it would take minutes. */
  readonly limit?: number;
  /** It runs once, not in every round, since it takes long even then. */
  readonly once?: boolean;
  /**
   * Whatever is done once and not measured.
   * @param folder an empty folder of its own
   * @returns how to run it, or why it cannot be run here
   */
  readonly prepare: (folder: string, content: string) => Promise<Command | string>;
}

export interface Command extends Surroundings {
  readonly measure: (program: string, args: readonly string[], surroundings: Surroundings) => Promise<Measurement>;
  readonly program: string;
  /** Its arguments when it is to write into a folder. */
  readonly argsFor: (out: string) => readonly string[];
}
