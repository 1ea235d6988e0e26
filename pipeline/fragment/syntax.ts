import type { ConstructName } from 'mdast-util-to-markdown';

/** What an article can be written in. */
export type Syntax = 'markdown' | 'html';

/** Where phrasing stands: what encloses it, and the characters beside it. On these depends what Markdown must escape in it. */
export interface Context {
  readonly constructs: readonly ConstructName[];
  readonly before: string;
  readonly after: string;
}

/** Whom a sentence can be about: one of many, such as a code of a protocol. */
export interface Subject {
  /** Its place among them, from 0: the key of what is computed once for it. */
  readonly index: number;
}

/** The two that an article is about; the same one twice where it is about one. */
export interface About<S extends Subject = Subject> {
  readonly a: S;
  readonly b: S;
}

/** Whom a text is about that speaks of none of them. */
export const nobody: About = { a: { index: 0 }, b: { index: 0 } };

/** What phrasing is rendered for: Markdown in a context, HTML, or its plain words. */
export type Key = Context | 'html' | 'plain';
