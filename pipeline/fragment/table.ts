import type { TableCell } from 'mdast';
import { type Flow, oncePerSyntax } from './flow.ts';
import { type Leaf, leafNodes } from './leaf.ts';
import { places } from './place.ts';
import { constant, formOf, merged, type Stretch } from './stretch.ts';
import type { Syntax } from './syntax.ts';

/** A row of a table, which may stand in many tables. */
export class Row {
  readonly cells: readonly Leaf[];
  /** What it consists of below others, and as a header. */
  readonly #below = oncePerSyntax((syntax) =>
    merged(syntax === 'html' ? inHtml(this.cells, 'cell', '\n') : inMarkdown(this.cells, '\n')),
  );
  readonly #header = oncePerSyntax((syntax) =>
    merged(syntax === 'html' ? inHtml(this.cells, 'headerCell') : inMarkdown(this.cells)),
  );

  constructor(cells: readonly Leaf[]) {
    this.cells = cells;
  }

  stretches(syntax: Syntax, isHeader: boolean): readonly Stretch[] {
    return isHeader ? this.#header(syntax) : this.#below(syntax);
  }
}

/** A table with a header row; every row has as many cells as the header. */
export function table(header: Row, rows: readonly Row[]): Flow {
  const all = [header, ...rows];
  return {
    tag: (about) => rows.at(-1)?.cells.at(-1)?.voiced(about).tag,
    origins: (about) => all.flatMap(({ cells }) => cells.flatMap((cell) => cell.origins(about))),
    stretches: oncePerSyntax((syntax) => {
      const { start, middle, end } = around[syntax](header.cells.length);
      const body = rows.flatMap((row) => row.stretches(syntax, false));
      return formOf([...start, ...header.stretches(syntax, true), middle, ...body, ...end]);
    }),
    tree: (syntax, about) => [
      {
        type: 'table',
        children: all.map(({ cells }) => ({
          type: 'tableRow',
          children: cells.map((cell): TableCell => ({ type: 'tableCell', ...leafNodes(cell, syntax, about) })),
        })),
      },
    ],
  };
}

/** What stands around the rows. */
const around = {
  markdown: (columns: number) => ({ start: [], middle: constant(`\n|${' - |'.repeat(columns)}`), end: [] }),
  html: () => ({
    start: [constant('<table>\n<thead>\n')],
    middle: constant('\n</thead>\n<tbody>'),
    end: [constant('\n</tbody>\n</table>')],
  }),
};

const inMarkdown = (cells: readonly Leaf[], before = ''): Stretch[] => [
  constant(`${before}|`),
  ...cells.flatMap((one) => one.stretches(places.markdown.cell)),
];

const inHtml = (cells: readonly Leaf[], place: 'cell' | 'headerCell', before = ''): Stretch[] => [
  constant(`${before}<tr>`),
  ...cells.flatMap((one) => [constant('\n'), ...one.stretches(places.html[place])]),
  constant('\n</tr>'),
];
