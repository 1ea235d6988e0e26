import type { TableCell } from 'mdast';
import { type Flow, oncePerSyntax } from './flow.ts';
import { type Leaf, leafNodes } from './leaf.ts';
import { places } from './place.ts';
import { constant, gathered, type Stretch } from './stretch.ts';

/** A table with a header row; every row has as many cells as the header. */
export function table(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Flow {
  const all = [header, ...rows];
  return {
    tag: (about) => rows.at(-1)?.at(-1)?.voiced(about).tag,
    origins: (about) => all.flatMap((row) => row.flatMap((cell) => cell.origins(about))),
    stretches: oncePerSyntax((syntax) => gathered(syntax === 'html' ? inHtml(header, rows) : inMarkdown(header, rows))),
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

function inMarkdown(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Stretch[] {
  const { cell } = places.markdown;
  const row = (cells: readonly Leaf[]): Stretch[] => [constant('|'), ...cells.flatMap((one) => one.stretches(cell))];
  const rule = constant(`\n|${' - |'.repeat(header.length)}`);
  return [...row(header), rule, ...rows.flatMap((cells) => [constant('\n'), ...row(cells)])];
}

function inHtml(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Stretch[] {
  const { headerCell, cell } = places.html;
  const row = (cells: readonly Leaf[], place: typeof cell): Stretch[] => [
    constant('<tr>'),
    ...cells.flatMap((one) => [constant('\n'), ...one.stretches(place)]),
    constant('\n</tr>'),
  ];
  return [
    constant('<table>\n<thead>\n'),
    ...row(header, headerCell),
    constant('\n</thead>\n<tbody>'),
    ...rows.flatMap((cells) => [constant('\n'), ...row(cells, cell)]),
    constant('\n</tbody>\n</table>'),
  ];
}
