import { type Flow, heading } from '../fragment/flow.ts';
import type { Wording } from './wording.ts';

/** A heading of the article's own, such as "Key Differences": the same on every page. */
export const titled = (wording: Wording, depth: 2 | 3, id: string): Flow =>
  wording.keep(`heading ${depth} ${id}`, () => heading(depth, wording.label(`heading.${id}`)));
