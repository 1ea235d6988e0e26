import type { Messages } from '../content/messages.ts';

export interface PreparedRecord {
  readonly code: string;
  readonly class: string;
  readonly status: string;
  readonly retry: string;
  readonly actor: string;
  readonly description: string;
  readonly seen: string;
  readonly fix: string;
  readonly related: readonly string[];
  readonly session?: { readonly server: string; readonly lines: readonly string[] };
  /** What the table of facts says. */
  readonly facts: Readonly<Record<string, string>>;
  /** The values of the messages' variables. */
  readonly variables: Readonly<Record<string, string>>;
  readonly specLinks: readonly string[];
}

export interface Locale {
  readonly tag: string;
  readonly messages: Messages;
  readonly records: readonly PreparedRecord[];
}

export declare function readContent(root: string): readonly Locale[];
export declare function pairsOf(locale: Locale): Iterable<readonly [PreparedRecord, PreparedRecord]>;
export declare function slugOf(a: PreparedRecord, b: PreparedRecord): string;
