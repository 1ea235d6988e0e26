import type { PhrasingContent } from 'mdast';
import type { Slot } from '../template.ts';
import { everyMark, type Message } from './message.ts';

/** Which of the two codes of a comparison. */
export type Side = 'A' | 'B';

/** A message about one subject, or part of a sentence about two. `side` says whom its variables without a side mean. */
export interface Part {
  readonly message: Message;
  readonly side?: Side;
}

/** Which subject a variable belongs to, and its name there: "nameB" is the name of B. */
export function sideOf(name: string, side: Side): { side: Side; name: string } {
  const last = name.at(-1);
  return last === 'A' || last === 'B' ? { side: last, name: name.slice(0, -1) } : { side, name };
}

/** Messages one after the other, as one message whose variables all name their side. */
export function joinParts(parts: readonly Part[], gap: string): Message {
  const slots: Slot[] = [];
  const nodes: PhrasingContent[] = [];
  for (const [index, { message, side = 'A' }] of parts.entries()) {
    if (index > 0) push(nodes, { type: 'text', value: gap });
    for (const node of shiftMarks(message.nodes, slots.length)) push(nodes, node);
    for (const slot of message.slots) {
      const { side: own, name } = sideOf(slot.name, side);
      slots.push({ ...slot, name: name + own });
    }
  }
  return { raw: parts.map((part) => part.message.raw).join(gap), nodes, slots };
}

/** Add a node; text stays merged, so that a literal between two variables is one. */
function push(nodes: PhrasingContent[], node: PhrasingContent): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', value: last.value + node.value };
  else nodes.push(node);
}

function shiftMarks(nodes: readonly PhrasingContent[], by: number): PhrasingContent[] {
  const shift = (text: string): string => text.replace(everyMark, (mark) => String.fromCharCode(mark.charCodeAt(0) + by));
  return nodes.map((node) => {
    if (node.type === 'text' || node.type === 'inlineCode') return { ...node, value: shift(node.value) };
    const copy = node.type === 'link' ? { ...node, url: shift(node.url) } : node;
    return ('children' in copy ? { ...copy, children: shiftMarks(copy.children, by) } : copy) as PhrasingContent;
  });
}
