import { type Flow, heading, keepRendered } from '../fragment/flow.ts';
import { nobody } from '../fragment/syntax.ts';
import type { Wording } from './wording.ts';

/** A heading of the article's own, such as "Key Differences": the same on every page. */
export const titled = (wording: Wording, depth: 2 | 3, id: string): Flow =>
  wording.once(`heading ${depth} ${id}`, () => keepRendered(heading(depth, wording.label(`heading.${id}`)), nobody));
