import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { likeAddress, tameLine, tameMark } from './tame.ts';

/**
 * The tree of a tame text: paragraphs of text, code spans, emphasis and links. Emphasis, links and paragraphs have their positions.
 * Undefined where the text needs a parser.
 */
export function parseTame(source: string): Paragraph[] | undefined {
  if (source.includes('``')) return undefined;
  const paragraphs: Paragraph[] = [];
  let offset = 0;
  for (const [index, one] of source.split('\n\n').entries()) {
    if (!tameLine.test(one) || likeAddress.test(one.replace(/\]\([^)]*\)/g, ']'))) return undefined;
    const positionOf = positions(offset, 2 * index + 1);
    paragraphs.push({ type: 'paragraph', children: phrasing(one, positionOf), position: positionOf(0, one.length) });
    offset += one.length + 2;
  }
  return paragraphs;
}

type PositionOf = (from: number, to: number) => NonNullable<Paragraph['position']>;

/** Positions within a line that starts at an offset. */
const positions =
  (lineStart: number, number: number): PositionOf =>
  (from, to) => ({
    start: { line: number, column: from + 1, offset: lineStart + from },
    end: { line: number, column: to + 1, offset: lineStart + to },
  });

function phrasing(source: string, positionOf: PositionOf, from = 0, to = source.length): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let done = from;
  const addText = (end: number): void => {
    if (end > done) nodes.push({ type: 'text', value: source.slice(done, end) });
  };
  for (const { 0: whole, index, groups = {} } of source.slice(from, to).matchAll(tameMark)) {
    const at = from + index;
    addText(at);
    done = at + whole.length;
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
