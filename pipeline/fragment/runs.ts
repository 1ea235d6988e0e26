import type { PhrasingContent } from 'mdast';
import type { Slot } from '../template.ts';
import { everyMark, type Message, markPattern, part, slotAt } from './message.ts';
import type { Side } from './parts.ts';

/** A stretch of a sentence that depends on one subject at most. */
export interface Run {
  readonly side: Side | undefined;
  /** What it says, with variables that name no side. */
  readonly message: Message;
  /** The literal characters beside it within the sentence; undefined at the sentence's own ends. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Sides of all variables within a node. */
function sidesOf(message: Message, node: PhrasingContent): Set<Side> {
  const marks = JSON.stringify(node).match(everyMark) ?? [];
  return new Set(marks.map((mark) => (slotAt(message, mark) as Slot).name.at(-1) as Side));
}

/**
 * Cut a sentence between two neighbouring characters of its own text, so that each stretch has one subject.
 * No byte may change: what Markdown escapes depends on one character to either side, and cares only for ASCII punctuation there,
 * and on the start of the line, which a letter before the cut keeps in the first stretch. Undefined where there is no such place.
 */
export function cutIntoRuns(message: Message): Run[] | undefined {
  const runs: Run[] = [];
  let side: Side | undefined;
  let nodes: PhrasingContent[] = [];
  let before: string | undefined;
  /** The literal text since the last variable or other node, and all before it. */
  let literal = '';
  let words = '';
  /** Go on with what belongs to a side; says no where that would need a cut and there is none. */
  const goOn = (next: Side | undefined): boolean => {
    if (side !== undefined && next !== undefined && next !== side) {
      const cut = cutIn(literal, words);
      if (cut === undefined) return false;
      nodes.pop();
      nodes.push({ type: 'text', value: literal.slice(0, cut) });
      runs.push({ side, message: part(message, nodes), before, after: literal[cut] as string });
      side = undefined;
      nodes = [{ type: 'text', value: literal.slice(cut) }];
      before = literal[cut - 1] as string;
    }
    side ??= next;
    words += literal;
    literal = '';
    return true;
  };
  for (const node of message.nodes) {
    if (node.type !== 'text') {
      const sides = sidesOf(message, node);
      const [own] = sides;
      if (sides.size > 1 || !goOn(own)) return undefined;
      nodes.push(node);
      words += 'x';
      continue;
    }
    for (const piece of node.value.split(markPattern)) {
      const slot = slotAt(message, piece);
      if (slot !== undefined && !goOn(slot.name.at(-1) as Side)) return undefined;
      if (piece === '') continue;
      if (slot === undefined) literal = piece;
      nodes.push({ type: 'text', value: piece });
    }
  }
  runs.push({ side, message: part(message, nodes), before, after: undefined });
  return runs;
}

/** Stands for any character that Markdown never escapes and never looks at. */
const inert = 'x';
const isInert = (characters: string): boolean => !/[!-/:-@[-`{-~\ud800-\udfff]/.test(characters);

/**
 * The first half of a sentence, which speaks of A alone. Undefined where it speaks of B too, or where it cannot be cut off there.
 * @param gap what stands between it and the second half
 */
export function firstHalf(message: Message, gap: string): Run | undefined {
  const nodes = gap === '' ? message.nodes : [...message.nodes, { type: 'text' as const, value: gap }];
  const last = nodes.at(-1);
  const words = nodes.map((node) => (node.type === 'text' ? node.value.replace(everyMark, '') : '')).join('');
  const isSound = last?.type === 'text' && isLiteral(last.value.at(-1)) && /[^\d\s]/.test(words);
  return isSound && isAbout(message, 'A')
    ? { side: 'A', message: part(message, nodes), before: undefined, after: inert }
    : undefined;
}

/** The second half, which speaks of B alone. Undefined where it speaks of A too, or where it cannot be cut off there. */
export function secondHalf(message: Message): Run | undefined {
  const [first] = message.nodes;
  const isSound = first?.type === 'text' && isLiteral(first.value[0]);
  return isSound && isAbout(message, 'B')
    ? { side: 'B', message: part(message, message.nodes), before: inert, after: undefined }
    : undefined;
}

const isAbout = ({ slots }: Message, side: Side): boolean => slots.every(({ name }) => name.endsWith(side));

/** Whether a character is the sentence's own, and inert. */
const isLiteral = (character: string | undefined): boolean =>
  character !== undefined && !markPattern.test(character) && isInert(character);

/**
 * Where to cut a literal: between two characters that Markdown never escapes and never looks at.
 * @param before the literal text of the sentence so far
 */
function cutIn(literal: string, before: string): number | undefined {
  for (let cut = literal.length - 1; cut > 0; cut -= 1) {
    if (isInert(literal.slice(cut - 1, cut + 1)) && /[^\d\s]/.test(before + literal.slice(0, cut))) return cut;
  }
  return undefined;
}
