import type { PhrasingContent } from 'mdast';
import type { Slot } from '../template.ts';
import { type Message, markPattern, slotAt } from './message.ts';
import type { Side } from './parts.ts';

/** A stretch of a sentence that depends on one subject at most. */
export interface Run {
  readonly side: Side | undefined;
  readonly nodes: readonly PhrasingContent[];
  /** The literal characters beside it within the sentence; undefined at the sentence's own ends. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Sides of all variables within a node. */
function sidesOf(message: Message, node: PhrasingContent): Set<Side> {
  const marks = JSON.stringify(node).match(new RegExp(markPattern, 'g')) ?? [];
  return new Set(marks.map((mark) => (slotAt(message, mark) as Slot).name.at(-1) as Side));
}

/**
 * Cut a sentence between two neighbouring characters of its own text, so that each stretch has one subject.
 * No byte may change: what Markdown escapes depends on one character to either side, and cares only for ASCII punctuation there,
 * and on the start of the line, which a letter before the cut keeps in the first stretch. Undefined where there is no such place.
 */
export function cutIntoRuns(message: Message): Run[] | undefined {
  const runs: { side: Side | undefined; nodes: PhrasingContent[]; before: string | undefined; after: string | undefined }[] = [];
  let run: { side: Side | undefined; nodes: PhrasingContent[]; before: string | undefined } = {
    side: undefined,
    nodes: [],
    before: undefined,
  };
  let words = '';
  const take = (node: PhrasingContent, side: Side | undefined): void => {
    run.side ??= side;
    run.nodes.push(node);
  };
  for (const node of message.nodes) {
    if (node.type !== 'text') {
      const sides = sidesOf(message, node);
      const [side] = sides;
      if (sides.size > 1 || (side !== undefined && run.side !== undefined && run.side !== side)) return undefined;
      take(node, side);
      words += 'x';
      continue;
    }
    let literal = '';
    for (const part of node.value.split(markPattern)) {
      const slot = part.length === 1 ? slotAt(message, part) : undefined;
      if (slot === undefined) {
        literal = part;
        if (part !== '') take({ type: 'text', value: part }, undefined);
        continue;
      }
      const side = slot.name.at(-1) as Side;
      if (run.side !== undefined && run.side !== side) {
        const cut = cutIn(literal, words);
        if (cut === undefined) return undefined;
        run.nodes.pop();
        if (cut > 0) run.nodes.push({ type: 'text', value: literal.slice(0, cut) });
        runs.push({ ...run, after: literal[cut] as string });
        run = { side: undefined, nodes: [{ type: 'text', value: literal.slice(cut) }], before: literal[cut - 1] as string };
      }
      take({ type: 'text', value: part }, side);
      words += literal;
      literal = '';
    }
    words += literal;
  }
  runs.push({ ...run, after: undefined });
  return runs;
}

/**
 * Where to cut a literal: between two characters that Markdown never escapes and never looks at.
 * @param before the literal text of the sentence so far
 */
function cutIn(literal: string, before: string): number | undefined {
  for (let cut = literal.length - 1; cut > 0; cut -= 1) {
    const inert = !/[!-/:-@[-`{-~\ud800-\udfff]/.test(literal.slice(cut - 1, cut + 1));
    if (inert && /[^\d\s]/.test(before + literal.slice(0, cut))) return cut;
  }
  return undefined;
}
