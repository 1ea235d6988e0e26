import type { Measurement } from './measure.ts';

/** One run of one row. */
export interface Sample extends Measurement {
  readonly files?: number;
  /** How many times as long as what it is compared with, in the same round. */
  readonly ratio?: number;
}

export interface Row {
  readonly title: string;
  readonly samples: readonly Sample[];
  /** What the ratio is to, where that is not the bare writer. */
  readonly to?: string;
  /** Why it was not run. */
  readonly reason?: string;
}

/** The rows as a Markdown table, whose columns are aligned for who reads it on a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const header = ['', 'seconds', 'ratio', 'files written', 'peak memory'];
  const lines = [header, ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] as string).length)));
  const format = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [top, ...rest] = lines.map(format);
  return [top, rule, ...rest].join('\n');
}

function cellsOf({ title, samples, to, reason }: Row): readonly string[] {
  if (reason !== undefined) return [title, reason, '', '', ''];
  const of = (value: (sample: Sample) => number | undefined): number | undefined =>
    median(samples.map(value).filter((one) => one !== undefined));
  const show = (value: number | undefined, text: (value: number) => string): string => (value === undefined ? '' : text(value));
  return [
    title,
    show(
      of(({ seconds }) => seconds),
      (value) => value.toFixed(2),
    ),
    show(
      of(({ ratio }) => ratio),
      (value) => `${value.toFixed(2)}×${to === undefined ? '' : ` ${to}`}`,
    ),
    show(
      of(({ files }) => files),
      (value) => value.toLocaleString('en'),
    ),
    show(
      of(({ peak }) => peak),
      (value) => `${Math.round(value / 1e6)} MB`,
    ),
  ];
}

/** The middle one of some numbers, the lower of two; undefined where there are none. */
export const median = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
