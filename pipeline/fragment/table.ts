import type { TableCell } from 'mdast';
import type { Flow } from './flow.ts';
import { elementOf, type Leaf, leafNodes, markdownOf } from './leaf.ts';
import type { About } from './syntax.ts';

/** A table with a header row; every row has as many cells as the header. */
export function table(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Flow {
  const all = [header, ...rows];
  const htmlRow = (cells: readonly Leaf[], name: 'th' | 'td', about: About): string =>
    `<tr>\n${cells.map((cell) => elementOf(name, cell, about)).join('\n')}\n</tr>`;
  const rule = `\n|${' - |'.repeat(header.length)}`;
  const halves = all.map((cells, row) => cutRow(cells, row === 0 ? '|' : '\n|'));
  return {
    tag: (about) => rows.at(-1)?.at(-1)?.voiced(about).tag,
    origins: (about) => all.flatMap((row) => row.flatMap((cell) => cell.origins(about))),
    render(syntax, about) {
      if (syntax === 'html') {
        return `<table>\n<thead>\n${htmlRow(header, 'th', about)}\n</thead>\n<tbody>\n${rows.map((row) => htmlRow(row, 'td', about)).join('\n')}\n</tbody>\n</table>`;
      }
      let text = '';
      for (let row = 0; row < halves.length; row += 1) {
        const [left, right] = halves[row] as readonly [Half, Half];
        text += left(about) + right(about);
        if (row === 0) text += rule;
      }
      return text;
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

type Half = (about: About) => string;

/** A row of a table in Markdown, cut before the first cell that depends on B, so that each half is made once for each code. */
function cutRow(cells: readonly Leaf[], start: string): readonly [Half, Half] {
  const cut = cells.findIndex((cell) => cell.of !== 'a' && cell.of !== 'no one');
  const [left, right] = cut < 0 ? [cells, []] : [cells.slice(0, cut), cells.slice(cut)];
  const textOfCells = (some: readonly Leaf[], about: About): string =>
    some.map((cell) => ` ${markdownOf(cell, 'cell', about)} |`).join('');
  const isOfB = right.every((cell) => cell.of === 'b' || cell.of === 'no one');
  return [
    once('a', (about) => start + textOfCells(left, about)),
    isOfB ? once('b', (about) => textOfCells(right, about)) : (about) => textOfCells(right, about),
  ];
}

/** A text that depends on one of the two, made once for each. */
function once(side: 'a' | 'b', make: Half): Half {
  const texts: (string | undefined)[] = [];
  return (about) => {
    const { index } = about[side];
    texts[index] ??= make(about);
    return texts[index];
  };
}
