import type { TableCell } from 'mdast';
import type { Flow } from './flow.ts';
import { type Leaf, leafNodes } from './leaf.ts';
import { fixedPiece, Piece, type Pieces, written } from './piece.ts';
import type { About } from './syntax.ts';

/** A table with a header row; every row has as many cells as the header. */
export function table(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Flow {
  const all = [header, ...rows];
  const rule = new Piece(`\n|${' - |'.repeat(header.length)}`);
  const halves = all.map((cells, row) => cutRow(cells, row === 0 ? '|' : '\n|'));
  return {
    tag: (about) => rows.at(-1)?.at(-1)?.voiced(about).tag,
    origins: (about) => all.flatMap((row) => row.flatMap((cell) => cell.origins(about))),
    write(to, syntax, about) {
      if (syntax === 'html') return writeHtml(to, header, rows, about);
      for (let row = 0; row < halves.length; row += 1) {
        const [left, right] = halves[row] as readonly [Half, Half];
        left(to, about);
        right(to, about);
        if (row === 0) to.push(rule);
      }
    },
    tree: (syntax, about) => [
      {
        type: 'table',
        children: all.map((row) => ({
          type: 'tableRow',
          children: row.map((cell): TableCell => ({ type: 'tableCell', ...leafNodes(cell, syntax, about) })),
        })),
      },
    ],
  };
}

function writeHtml(to: Pieces, header: readonly Leaf[], rows: readonly (readonly Leaf[])[], about: About): void {
  const put = (text: string): void => to.push(fixedPiece(text));
  const row = (cells: readonly Leaf[], name: 'th' | 'td'): void => {
    put('<tr>\n');
    for (const [at, cell] of cells.entries()) {
      if (at > 0) put('\n');
      cell.writeElement(to, name, about);
    }
    put('\n</tr>');
  };
  put('<table>\n<thead>\n');
  row(header, 'th');
  put('\n</thead>\n<tbody>\n');
  for (const [at, cells] of rows.entries()) {
    if (at > 0) put('\n');
    row(cells, 'td');
  }
  put('\n</tbody>\n</table>');
}

type Half = (to: Pieces, about: About) => void;

/** A row of a table in Markdown, cut before the first cell that depends on B, so that each half is one piece for each code. */
function cutRow(cells: readonly Leaf[], start: string): readonly [Half, Half] {
  const cut = cells.findIndex((cell) => cell.of !== 'a' && cell.of !== 'no one');
  const [left, right] = cut < 0 ? [cells, []] : [cells.slice(0, cut), cells.slice(cut)];
  const half =
    (before: string, some: readonly Leaf[]): Half =>
    (to, about) => {
      to.push(fixedPiece(before));
      for (const cell of some) {
        to.push(fixedPiece(' '));
        cell.write(to, 'cell', about);
        to.push(fixedPiece(' |'));
      }
    };
  const isOfB = right.every((cell) => cell.of === 'b' || cell.of === 'no one');
  return [once('a', half(start, left)), isOfB ? once('b', half('', right)) : half('', right)];
}

/** A text that depends on one of the two, as one piece for each. */
function once(side: 'a' | 'b', write: Half): Half {
  const pieces: (Piece | undefined)[] = [];
  return (to, about) => {
    const { index } = about[side];
    pieces[index] ??= new Piece(written((parts) => write(parts, about)));
    to.push(pieces[index]);
  };
}
