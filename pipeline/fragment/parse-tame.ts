import type { List, ListItem, Paragraph, PhrasingContent, Text } from 'mdast';
import { likeAddress, tameLine, tameMark } from './tame.ts';

/**
 * The tree of a tame text: paragraphs and tight lists of text, code spans, emphasis and links. All but text and code spans have their
 * positions. Undefined where the text needs a parser.
 */
export function parseTame(source: string): (Paragraph | List)[] | undefined {
  if (source.includes('``')) return undefined;
  const blocks: (Paragraph | List)[] = [];
  const at = { offset: 0, line: 1 };
  for (const one of source.split('\n\n')) {
    const block = one.startsWith(bullet) ? parseList(one, at) : parseParagraph(one, at);
    // Two lists in a row are one, with empty lines in it.
    if (block === undefined || (block.type === 'list' && blocks.at(-1)?.type === 'list')) return undefined;
    blocks.push(block);
    at.offset += one.length + 2;
    at.line += 1 + (block.type === 'list' ? block.children.length : 1);
  }
  return blocks;
}

const bullet = '- ';

/** Where a line starts in the text. */
interface Start {
  readonly offset: number;
  readonly line: number;
  readonly column?: number;
}

function parseParagraph(line: string, start: Start): Paragraph | undefined {
  // What stands in code spans and in addresses is no text.
  if (!tameLine.test(line) || likeAddress.test(line.replace(/`[^`]*`|\]\([^)]*\)/g, ']'))) return undefined;
  const positionOf = positions(start);
  return { type: 'paragraph', children: phrasing(line, positionOf), position: positionOf(0, line.length) };
}

function parseList(source: string, { offset, line }: Start): List | undefined {
  const items: ListItem[] = [];
  let [from, number] = [offset, line];
  for (const one of source.split('\n')) {
    if (!one.startsWith(bullet)) return undefined;
    const within = { offset: from + bullet.length, line: number, column: 1 + bullet.length };
    const paragraph = parseParagraph(one.slice(bullet.length), within);
    if (paragraph === undefined) return undefined;
    const position = positions({ offset: from, line: number })(0, one.length);
    items.push({ type: 'listItem', spread: false, checked: null, children: [paragraph], position });
    from += one.length + 1;
    number += 1;
  }
  const [first, last] = [items[0], items.at(-1)].map((item) => item?.position) as [Position, Position];
  return {
    type: 'list',
    ordered: false,
    start: null,
    spread: false,
    children: items,
    position: { start: first.start, end: last.end },
  };
}

type Position = NonNullable<Paragraph['position']>;
type PositionOf = (from: number, to: number) => Position;

/** Positions within a line, counted from where it starts. */
const positions =
  ({ offset, line, column = 1 }: Start): PositionOf =>
  (from, to) => ({
    start: { line, column: column + from, offset: offset + from },
    end: { line, column: column + to, offset: offset + to },
  });

function phrasing(source: string, positionOf: PositionOf, from = 0, to = source.length): PhrasingContent[] {
  const text = source.slice(from, to);
  if (text !== '' && !/[`*[]/.test(text)) return [{ type: 'text', value: text }];
  const nodes: PhrasingContent[] = [];
  let done = from;
  const addText = (end: number): void => {
    if (end > done) nodes.push({ type: 'text', value: source.slice(done, end) });
  };
  // Not with `matchAll`, which makes a new expression of the old one.
  for (let next = 0; ; ) {
    tameMark.lastIndex = next;
    const match = tameMark.exec(text);
    if (match === null) break;
    next = tameMark.lastIndex;
    const { index, groups = {} } = match;
    const at = from + index;
    addText(at);
    done = from + next;
    const position = positionOf(at, done);
    const childrenAt = (first: number, length: number) => phrasing(source, positionOf, first, first + length);
    if (groups.code !== undefined) nodes.push({ type: 'inlineCode', value: groups.code });
    else if (groups.strong !== undefined)
      nodes.push({ type: 'strong', children: childrenAt(at + 2, groups.strong.length), position });
    else if (groups.emphasis !== undefined)
      nodes.push({ type: 'emphasis', children: childrenAt(at + 1, groups.emphasis.length), position });
    else if (groups.label !== undefined) {
      const children = childrenAt(at + 1, groups.label.length) as Text[];
      nodes.push({ type: 'link', title: null, url: groups.url as string, children, position });
    }
  }
  addText(to);
  return nodes;
}
