import type { Messages } from '../content/messages.ts';

export interface PreparedRecord {
  readonly code: string;
  readonly commands: readonly string[];
  readonly enhanced: readonly string[];
  /** What the table of facts says. */
  readonly facts: Readonly<Record<string, string>>;
  /** The values of the messages' variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** The same as those of the first and the second of a pair. */
  readonly asA: Readonly<Record<string, string>>;
  readonly asB: Readonly<Record<string, string>>;
  readonly specLinks: readonly string[];
}

export interface Locale {
  readonly tag: string;
  readonly messages: Messages;
  readonly records: readonly PreparedRecord[];
  /** Every message by its id, as a function of its variables. */
  readonly say: Readonly<Record<string, (variables: Readonly<Record<string, string>>) => string>>;
}

export declare function readContent(root: string): readonly Locale[];
export declare function pairsOf(locale: Locale): Iterable<readonly [PreparedRecord, PreparedRecord]>;
export declare function slugOf(a: PreparedRecord, b: PreparedRecord): string;
