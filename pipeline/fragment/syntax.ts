import type { ConstructName } from 'mdast-util-to-markdown';

/** What an article can be written in. */
export type Syntax = 'markdown' | 'html';

/** Where phrasing stands: what encloses it, and the characters beside it. On these depends what Markdown must escape in it. */
export interface Context {
  readonly constructs: readonly ConstructName[];
  readonly before: string;
  readonly after: string;
}
