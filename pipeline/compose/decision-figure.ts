import type { Element, ElementContent } from 'hast';
import type { Paragraph } from 'mdast';
import type { Tag } from '../fragment/place.ts';
import type { Direction } from '../language.ts';
import type { Decision } from './decision.ts';

/** The drawing's measures, in units of its view box. */
const box = 260;
const gap = 40;
const width = 2 * box + gap;
const padding = 12;
const lineHeight = 20;
const arrow = 36;
const fontSize = 15;

/**
 * A decision as an inline SVG in a figure: a question above two columns, joined by arrows. It takes its color from the text around it,
 * so that it can be read on a dark page too.
 */
export function decisionFigure(decision: Decision, tag: Tag | undefined, direction: Direction): Paragraph {
  const { title, alternative, question, branches } = decision;
  const columns = direction === 'rtl' ? [...branches].reverse() : branches;
  const asked = boxOf(question, 0, (width - box) / 2);
  const rows = [0, 1, 2].map((row) => Math.max(...columns.map((cells) => heightOf(cells[row] as string))));
  let next = asked.height + arrow;
  const tops = rows.map((height) => {
    const top = next;
    next += height + arrow;
    return top;
  });
  const drawn = columns.flatMap((cells, column): Element[] => {
    const left = column * (box + gap);
    const middle = left + box / 2;
    return cells.flatMap((text, row): Element[] => {
      const top = tops[row] as number;
      const from = row === 0 ? width / 2 : middle;
      return [...arrowTo(from, top - arrow, middle, top), ...boxOf(text, top, left, rows[row], row === 0).elements];
    });
  });
  const height = next - arrow;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width: String(width),
      role: 'img',
      ariaLabelledBy: ['decision-title', 'decision-text'],
      style: 'max-width:100%;height:auto',
      ...(direction === 'rtl' ? { direction } : {}),
    },
    [
      element('title', { id: 'decision-title' }, [{ type: 'text', value: title }]),
      element('desc', { id: 'decision-text' }, [{ type: 'text', value: alternative }]),
      ...asked.elements,
      ...drawn,
    ],
  );
  const hProperties = { className: ['decision'], ...(tag === undefined ? {} : { ...tag }) };
  return { type: 'paragraph', children: [], data: { hName: 'figure', hProperties, hChildren: [svg] } } as Paragraph;
}

const element = (tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

const heightOf = (text: string): number => linesOf(text).length * lineHeight + 2 * padding;

function boxOf(
  text: string,
  top: number,
  left: number,
  height = heightOf(text),
  strong = false,
): { height: number; elements: Element[] } {
  const lines = linesOf(text);
  const first = top + (height - lines.length * lineHeight) / 2 + lineHeight * 0.75;
  return {
    height,
    elements: [
      element('rect', {
        x: String(left + 1),
        y: String(top + 1),
        width: String(box - 2),
        height: String(height - 2),
        rx: '8',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: strong ? '2' : '1',
      }),
      element(
        'text',
        {
          textAnchor: 'middle',
          fontSize: String(fontSize),
          fontFamily: 'sans-serif',
          fill: 'currentColor',
          ...(strong ? { fontWeight: 'bold' } : {}),
        },
        lines.map((line, index) =>
          element('tspan', { x: String(left + box / 2), y: String(first + index * lineHeight) }, [{ type: 'text', value: line }]),
        ),
      ),
    ],
  };
}

/** A line, and the head of the arrow as a triangle: a marker would need an id, which another drawing on the page could bear too. */
function arrowTo(x1: number, y1: number, x2: number, y2: number): Element[] {
  return [
    element('path', {
      d: `M${x1} ${y1}C${x1} ${y1 + arrow / 2} ${x2} ${y1 + arrow / 4} ${x2} ${y2 - 7}`,
      fill: 'none',
      stroke: 'currentColor',
    }),
    element('path', { d: `M${x2 - 5} ${y2 - 8}h10l-5 8z`, fill: 'currentColor' }),
  ];
}

/** Wide in a terminal and in print: the scripts of East Asia and their full-width signs, by Unicode's East_Asian_Width. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** The room for a line, and the width of a text without the space at its end, in widths of a wide character. */
const room = (box - 2 * padding) / fontSize;
const widthOf = (text: string): number =>
  [...text.trimEnd()].reduce((sum, character) => sum + (wide.test(character) ? 1 : 0.58), 0);

/** Where a line may end: after a space or a character of a script without spaces; within a word that fills more than a line, anywhere. */
const piecesOf = (text: string): string[] =>
  text
    .split(/(?<= )|(?<=[\u2e80-\ua4cf\uff00-\uff60])/u)
    .flatMap((piece) => (widthOf(piece) <= room ? [piece] : (piece.match(/.\p{M}*/gsu) ?? [])));

/** Text that fits into a box, line by line, by an estimate of its width that no font exceeds by much. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of piecesOf(text)) {
    const length = widthOf(piece);
    if (line !== '' && used + length > room) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += length + (piece.endsWith(' ') ? 0.3 : 0);
  }
  return [...lines, line.trimEnd()];
}
