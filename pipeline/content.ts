import type { Document, Path } from './json/document.ts';
import type { Folder } from './read.ts';

/** The language of `source/`. */
export const sourceLocale = 'en';

export type Retry = 'yes' | 'no' | 'after-change' | 'not-applicable';
export type Actor = 'client' | 'sender' | 'sender-admin' | 'recipient' | 'recipient-admin' | 'nobody';
export type Status = 'standard' | 'extension' | 'experimental' | 'deprecated' | 'unregistered';

export interface Specification {
  readonly document: string;
  readonly section?: string;
}

/** A record as its file holds it; `schemas/record.ts` says what each field is. */
export interface StatusRecord {
  readonly name: string;
  readonly class: string;
  readonly summary?: string;
  readonly description: string;
  readonly seen: string;
  readonly fix: string;
  readonly status?: Status;
  readonly spec?: readonly Specification[];
  readonly retry?: Retry;
  readonly actor?: Actor;
  readonly commands?: readonly string[];
  readonly enhanced?: readonly string[];
  readonly session?: Session;
  readonly related?: readonly string[];
}

/** An exchange with a real server; `schemas/record.ts` says what each field is. */
export interface Session {
  readonly server: string;
  readonly configured?: true;
  readonly lines: readonly string[];
}

/** The fields of a record that are written in a language. */
export const textFields = ['name', 'summary', 'description', 'seen', 'fix'] as const;

export type Source = Specification | { readonly title: string; readonly url: string };

export interface PairRecord {
  readonly verdict: string;
  readonly choose?: string;
  readonly practice?: string;
  readonly sources?: readonly Source[];
}

/** The fields of a pair that are written in a language. */
export const pairFields = ['verdict', 'choose', 'practice'] as const;

/** What an enhanced status code means, whatever its class: it is filed under "X.2.1" and stands for 2.2.1, 4.2.1 and 5.2.1. */
export interface EnhancedRecord {
  readonly name: string;
  readonly meaning: string;
  readonly spec?: readonly Specification[];
}

/** The fields of an enhanced code that are written in a language. */
export const enhancedFields = ['name', 'meaning'] as const;

/** The key of an enhanced code's record: its class digit is left open (RFC 3463, section 2). */
export const enhancedKey = (code: string): string => code.replace(/^[0-9]/, 'X');

export interface ProtocolFile {
  readonly name: string;
  readonly code?: string;
  readonly order?: 'number' | readonly string[];
  readonly classes: Readonly<Record<string, string>>;
  readonly categories?: Readonly<Record<string, string>>;
  readonly spec?: readonly Specification[];
}

export interface Config {
  readonly pairs?: 'all' | 'same-class' | 'related' | readonly string[];
  readonly formats?: readonly string[];
  readonly container?: string;
  readonly locales?: Readonly<Record<string, LocalePolicy>>;
  readonly index?: readonly Indexable[];
  readonly diagrams?: 'mermaid' | 'text';
  readonly audit?: Partial<Gates>;
  readonly targets?: Readonly<Record<string, TargetConfig>>;
}

/** The pages that search engines may be asked to list: comparisons with a verdict, codes, overviews. */
export type Indexable = 'verdict' | 'code' | 'overview';

/** What an article must reach to be worth listing: shares from 0 to 1; `schemas/config.ts` says of what. */
export interface Gates {
  readonly own: number;
  readonly containment: number;
  readonly repetition: number;
  readonly language: number;
}

/** Where articles are published to; `schemas/target.ts` says what each setting is. */
export interface TargetConfig {
  readonly type: 'files' | 'payload' | 'strapi' | 'wordpress';
  readonly url?: string;
  readonly folder?: string;
  readonly preset?: 'hugo' | 'astro' | 'eleventy' | 'docusaurus' | 'decap';
  readonly collection?: string;
  readonly users?: string;
  readonly drafts?: 'draft' | 'publish' | 'skip';
  readonly unindexed?: 'draft' | 'publish' | 'skip';
  readonly removed?: 'unpublish' | 'delete' | 'keep';
  readonly concurrency?: number;
  readonly rate?: number;
  readonly requestSeconds?: number;
  readonly totalMinutes?: number;
  readonly locales?: Readonly<Record<string, string>>;
}

export interface LocalePolicy {
  readonly fallback?: 'mark' | 'omit';
  readonly require?: 'complete';
}

export interface Protocol extends ProtocolFile {
  /** The folder's name: `smtp`. */
  readonly id: string;
  /** In the protocol's order. */
  readonly codes: readonly string[];
  readonly records: ReadonlyMap<string, StatusRecord>;
  /** By "450-550", the lower code first. */
  readonly pairs: ReadonlyMap<string, PairRecord>;
  /** By "X.2.1". */
  readonly enhanced: ReadonlyMap<string, EnhancedRecord>;
  /** The key of the category of a code, where the grammar names one. */
  categoryOf(code: string): string | undefined;
}

/** A text of the content in one language: the smallest thing that is translated. */
export interface Unit {
  /** `article.lead.meaning`, `smtp.codes.450.name`: the file's name and the way to the text in a locale's file. */
  readonly id: string;
  /** A message is a template with variables, a label plain text, a text Markdown. */
  readonly kind: 'message' | 'label' | 'text';
  readonly text: string;
  readonly document: Document;
  readonly path: Path;
}

export interface Locale {
  readonly tag: string;
  readonly policy: LocalePolicy;
  /** What is translated, by unit id; a unit that the English does not have is not here. */
  readonly units: ReadonlyMap<string, Unit>;
  /** The translated units whose English has changed since. */
  readonly stale: ReadonlySet<string>;
}

/** All content of a root, checked: what follows trusts these types. */
export interface Content {
  readonly folder: Folder;
  readonly config: Config;
  readonly protocols: readonly Protocol[];
  /** Every English text, by unit id. */
  readonly units: ReadonlyMap<string, Unit>;
  /** In the order of their tags; English is not among them. */
  readonly locales: readonly Locale[];
}
