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

/** A text cut at its marks: nodes of what stands between them, and the variables. */
type Parts = readonly (Text | Slot)[];

const parts = new WeakMap<Text, Parts>();

/** The parts of a text node: cut once, however many codes the message is said of. */
function partsOf(message: Message, node: Text): Parts {
  let known = parts.get(node);
  if (known === undefined) {
    known = node.value
      .split(markPattern)
      .filter((part) => part !== '')
      .map((part) => slotAt(message, part) ?? { type: 'text', value: part });
    parts.set(node, known);
  }
  return known;
}

/** Put values in the place of the marks. */
export const fill = (message: Message, values: Values): PhrasingContent[] => mergeText(fillLoosely(message, values));

/** The same, but that text may stand beside text: of what is said of many codes, most nodes are the same ones then. */
export function fillLoosely(
  message: Message,
  values: Values,
  nodes: readonly PhrasingContent[] = message.nodes,
): PhrasingContent[] {
  const value = ({ name, format }: Slot): readonly PhrasingContent[] =>
    format === undefined ? values(name) : (formatters[format.name]?.(values(name), format.option) ?? values(name));
  const inString = (text: string, encode: (text: string) => string = (same) => same): string =>
    text.replace(everyMark, (mark) => encode(plain([...value(slotAt(message, mark) as Slot)])));
  const inside = (children: readonly PhrasingContent[]): PhrasingContent[] => mergeText(fillLoosely(message, values, children));
  const filled: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type === 'text') {
      for (const part of partsOf(message, node)) {
        if ('type' in part) filled.push(part);
        else for (const one of value(part)) if (one.type !== 'text' || one.value !== '') filled.push(one);
      }
    } else if (node.type === 'inlineCode') filled.push({ ...node, value: inString(node.value) });
    else if (node.type === 'link')
      filled.push({ ...node, url: inString(node.url, encodeURIComponent), children: inside(node.children) as never });
    else if ('children' in node) filled.push({ ...node, children: inside(node.children) } as PhrasingContent);
    else filled.push(node);
  }
  return filled;
}

/** The same with neighbouring texts as one, as a parser would give it. */
export function mergeText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.type !== 'text' || node.value !== '') merged.push(node);
  }
  return merged;
}
