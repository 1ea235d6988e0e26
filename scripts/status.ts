import { check } from '../pipeline/check.ts';
import { formats } from '../pipeline/formats/index.ts';
import { readFolder } from '../pipeline/read.ts';
import { select } from '../pipeline/select.ts';
import { type LocaleStatus, statusOf } from '../pipeline/status.ts';
import { type CommonOptions, exitCodes, print } from './terminal.ts';

export interface StatusFlags extends CommonOptions {
  readonly json?: boolean;
}

/** `kontras status`: how far each locale is. Problems in the content do not keep it from counting. */
export function runStatus({ root, locale, protocol, json }: StatusFlags): number {
  const { content } = check(readFolder(root));
  const selected = select(
    content,
    { ...(locale === undefined ? {} : { locales: locale }), ...(protocol === undefined ? {} : { protocols: protocol }) },
    formats,
  );
  const status = statusOf({ ...content, protocols: selected.protocols }, selected.locales);
  if (json === true) print(`${JSON.stringify({ source: 'en', locales: status }, undefined, 2)}\n`);
  else print(status.length === 0 ? 'No locale yet. Add one with: kontras new locale TAG' : statusTable(status));
  return exitCodes.clean;
}

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** A row per locale, numbers to the right, and a bar that shows the coverage. */
function statusTable(status: readonly LocaleStatus[]): string {
  const header = ['Locale', 'Language', 'Units', 'Translated', 'Stale', 'Missing', 'Coverage'];
  const rows = status.map(({ locale, units, translated, stale, missing, coverage }) => [
    locale,
    languages.of(locale) ?? '',
    ...[units, translated, stale, missing].map(String),
    percent(coverage).padStart(4),
  ]);
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] as string).length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number)))
      .join('  ');
  return [line(header), ...rows.map((row, index) => `${line(row)}  ${bar((status[index] as LocaleStatus).coverage)}`)].join('\n');
}

/** Never 100 % before the last unit, never 0 % after the first. */
const percent = (share: number): string => (share > 0 && share < 0.01 ? '<1%' : `${Math.floor(share * 100)}%`);

const bar = (share: number): string => '█'.repeat(Math.floor(share * 10)) + '░'.repeat(10 - Math.floor(share * 10));
