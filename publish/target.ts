import type { Article } from './built.ts';

/** Whether readers see an article. */
export type State = 'live' | 'draft';

/** What readers see of an article in a CMS, by the names of the CMS's fields. Two articles are equal where these are. */
export type Fields = Readonly<Record<string, string>>;

/** An article in one language as we want it in the CMS. */
export interface Version {
  readonly key: string;
  /** Our tag, not what the CMS calls it. */
  readonly locale: string;
  readonly state: State;
  readonly fields: Fields;
  /** To be kept with the article, as `formatStamp` writes it. */
  readonly stamp: string;
  readonly article: Article;
}

/** An article in one language as the CMS has it. */
export interface Copy {
  readonly key: string;
  /** Our tag; the CMS's own where no tag of ours is mapped to it. */
  readonly locale: string;
  /** How the target finds it again. Locales that lie in one document have the same. */
  readonly ref: string;
  /** Changes with every write in the CMS, ours or a person's: a write names it and is refused where it is no longer so. */
  readonly revision: string;
  readonly state: State;
  readonly fields: Fields;
  /** What our last write left with it; undefined where we never wrote it. */
  readonly stamp: string | undefined;
  /** Work of a person that is not published yet and that any write to the document would bury: "a draft in ko". */
  readonly pending?: string;
  /** Of a copy that a write has left: work of a person that came right before it and lies under it now, where the CMS could not refuse the write. */
  readonly buried?: string;
}

/** A reason why nothing can be published: something that the CMS lacks, or that our config calls wrongly. */
export interface Obstacle {
  /** `publish/locale`, `publish/field`, … */
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  /** The setting that is to be changed, where it is one: `["locales", "ko"]`. */
  readonly setting?: readonly string[];
}

export interface Capabilities {
  /** An article is there whole or not at all, also where the CMS is killed. Otherwise it is made as a draft and published when it is read back whole. */
  readonly atomic: boolean;
  /** The CMS itself refuses a second article of one key and locale. Otherwise the target has a lease. */
  readonly unique: boolean;
  /** Whether each locale of an article is published on its own, or the document as a whole. */
  readonly status: 'locale' | 'document';
}

/** The sole right to write, for a target that would make two articles of one where two runs write at once. */
export interface Lease {
  /** How long it holds without being renewed, in milliseconds; a minute where it does not say so. It is renewed three times as often. */
  readonly lasts?: number;
  /** @throws Refused where another run has it */
  take(): Promise<void>;
  /** Say that we are still here. @throws Refused where the lease was lost */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/**
 * A CMS. It keeps no state on our side: the key, the locale and the stamp live with the article.
 *
 * Every method throws one of the errors below, and nothing else unless it is a bug. A write says `Unknown` where it may or may not
 * have happened; it never sends twice. Whoever calls reads back with `find` and decides anew.
 */
export interface Target {
  /** Valid after `describe`. */
  readonly capabilities: Capabilities;
  /** Names what is written of an article, and how: when it changes, every article is written anew. */
  readonly shape: string;
  readonly lease?: Lease;
  /** The fields that an article is to have in the CMS. */
  render(article: Article): Fields;
  /** Read how the CMS is set up, before anything is written. An empty list says that all is well. */
  describe(locales: readonly string[]): Promise<readonly Obstacle[]>;
  /** Everything that the CMS has with a key, in any order, page by page. */
  list(): AsyncIterable<Copy>;
  /** What the CMS has of one article now, in all locales. */
  find(key: string): Promise<readonly Copy[]>;
  /**
   * Make an article in the locales that it does not have yet.
   * @param versions of one key
   * @param siblings what there is of it in other locales
   */
  create(versions: readonly Version[], siblings: readonly Copy[]): Promise<readonly Copy[]>;
  /** Write fields, state and stamp. */
  update(copy: Copy, version: Version): Promise<Copy>;
  /** Write the stamp alone. */
  mark(copy: Copy, stamp: string): Promise<Copy>;
  /** Show it to readers. */
  publish(copy: Copy, stamp: string): Promise<Copy>;
  /**
   * Keep it, and show it to nobody.
   * @param stays whether other locales of the document stay as they are
   */
  unpublish(copy: Copy, stamp: string, stays: boolean): Promise<Copy>;
  /** Delete it. `stays` as above. */
  remove(copy: Copy, stays: boolean): Promise<void>;
}

/** Nothing can be published as things are: the credentials are wrong, the CMS is down, time is up. The run ends. */
export class Refused extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** The CMS does not take this article. The others go on. */
export class Rejected extends Error {}

/** The CMS has changed since we read it: nothing was written. */
export class Changed extends Error {}

/** A write was sent and its answer did not come: it may have happened. */
export class Unknown extends Error {}
