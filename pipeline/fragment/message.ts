import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { formatters } from '../formatters/index.ts';
import { compileTemplate, type Slot } from '../template.ts';
import { flowOf } from './markdown.ts';

/** A message as a tree: parsed once, its variables marks in the text that are replaced for each article. */
export interface Message {
  readonly raw: string;
  readonly nodes: readonly PhrasingContent[];
  /** The variable behind the mark at U+E000 + index. */
  readonly slots: readonly Slot[];
}

/** What a variable stands for, as phrasing. */
export type Values = (name: string) => readonly PhrasingContent[];

/** Characters of private use stand in no text (`check` sees to that), and Markdown takes them for letters: marks for variables. */
const firstMark = 0xe000;

/** One mark, as a group, so that a text can be split at its marks. */
export const markPattern = /([\ue000-\uf8ff])/;
export const everyMark = new RegExp(markPattern, 'g');

export function compileMessage(raw: string): Message {
  const slots: Slot[] = [];
  const marked = compileTemplate(raw)
    .map((part) => (typeof part === 'string' ? part : String.fromCharCode(firstMark + slots.push(part) - 1)))
    .join('');
  const nodes = flowOf(marked).flatMap((block) => (block as Paragraph).children);
  return { raw, nodes, slots };
}

/** The slot that a character marks, if it marks one. */
export const slotAt = (message: Message, character: string): Slot | undefined =>
  character.length === 1 ? message.slots[character.charCodeAt(0) - firstMark] : undefined;

/** Some nodes of a message about two as a message of its own about one: its variables name no side any more. */
export function part(message: Message, nodes: readonly PhrasingContent[]): Message {
  const slots: Slot[] = [];
  const renumber = (text: string): string =>
    text.replace(everyMark, (mark) => {
      const slot = slotAt(message, mark) as Slot;
      return String.fromCharCode(firstMark + slots.push({ ...slot, name: slot.name.slice(0, -1) }) - 1);
    });
  const own = nodes.every(({ type }) => type === 'text')
    ? [{ type: 'text' as const, value: renumber(nodes.map((node) => (node as Text).value).join('')) }]
    : (JSON.parse(renumber(JSON.stringify(nodes))) as PhrasingContent[]);
  return { raw: message.raw, nodes: own, slots };
}

const parts = new WeakMap<Text, readonly string[]>();

/** The text of a node, cut at its marks: once, however many codes the message is said of. */
function partsOf(node: Text): readonly string[] {
  let known = parts.get(node);
  if (known === undefined) {
    known = node.value.split(markPattern);
    parts.set(node, known);
  }
  return known;
}

/** Put values in the place of the marks. Text stays merged, as a parser would give it. */
export function fill(message: Message, values: Values, nodes: readonly PhrasingContent[] = message.nodes): PhrasingContent[] {
  const value = (mark: string): readonly PhrasingContent[] => {
    const { name, format } = slotAt(message, mark) as Slot;
    return format === undefined ? values(name) : (formatters[format.name]?.(values(name), format.option) ?? values(name));
  };
  const inString = (text: string, encode: (text: string) => string = (same) => same): string =>
    text.replace(everyMark, (mark) => encode(plain([...value(mark)])));
  const filled: PhrasingContent[] = [];
  const push = (node: PhrasingContent): void => {
    const last = filled.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      filled[filled.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.type !== 'text' || node.value !== '') filled.push(node);
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      for (const part of partsOf(node)) {
        if (slotAt(message, part) !== undefined) value(part).forEach(push);
        else push({ type: 'text', value: part });
      }
    } else if (node.type === 'inlineCode') push({ ...node, value: inString(node.value) });
    else if (node.type === 'link')
      push({ ...node, url: inString(node.url, encodeURIComponent), children: fill(message, values, node.children) });
    else if ('children' in node) push({ ...node, children: fill(message, values, node.children) } as PhrasingContent);
    else push(node);
  }
  return filled;
}
