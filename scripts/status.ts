import { check } from '../pipeline/check.ts';
import { isUnread } from '../pipeline/diagnostic.ts';
import { formats } from '../pipeline/formats/index.ts';
import { readFolder } from '../pipeline/read.ts';
import { select } from '../pipeline/select.ts';
import { type LocaleStatus, statusOf } from '../pipeline/status.ts';
import { type CommonOptions, exitCodes, print, say } from './terminal.ts';

export interface StatusFlags extends CommonOptions {
  readonly json?: boolean;
}

/** `kontras status`: how far each locale is. Problems in the content do not keep it from counting. */
export function runStatus({ root, locale, protocol, json }: StatusFlags): number {
  const { content, diagnostics } = check(readFolder(root));
  const selected = select(
    content,
    { ...(locale === undefined ? {} : { locales: locale }), ...(protocol === undefined ? {} : { protocols: protocol }) },
    formats,
  );
  const status = statusOf({ ...content, protocols: selected.protocols }, selected.locales);
  if (json === true) print(`${JSON.stringify({ source: 'en', locales: status }, undefined, 2)}\n`);
  else if (content.locales.length === 0) print('No locale yet. Add one with: kontras new locale TAG');
  else print(status.length === 0 ? 'English is the source: it lacks nothing.' : statusTable(status));
  if (diagnostics.some(isUnread))
    say('Some files cannot be read, and their texts are not counted.\n"kontras check" says what is wrong with them.');
  return exitCodes.clean;
}

/** The whole table on a terminal of 80 columns, whatever a language is called. */
const width = 80;

const languages = new Intl.DisplayNames('en', { type: 'language' });

/** The name of a language; none for a folder whose name is no tag. */
function languageOf(tag: string): string {
  try {
    return languages.of(tag) ?? '';
  } catch {
    return '';
  }
}

const clip = (text: string, room: number): string => (text.length <= room ? text : `${text.slice(0, room - 1)}…`);

/** A row per locale, numbers to the right, and a bar that shows the coverage. */
function statusTable(status: readonly LocaleStatus[]): string {
  const header = ['Locale', 'Language', 'Units', 'Translated', 'Stale', 'Missing', 'Coverage'];
  const rows = status.map(({ locale, units, translated, stale, missing, coverage }) => [
    locale,
    languageOf(locale),
    ...[units, translated, stale, missing].map(String),
    percent(coverage).padStart(4),
  ]);
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] as string).length)));
  const others = widths.reduce((sum, one) => sum + one + 2, 10) - (widths[1] as number);
  widths[1] = Math.min(widths[1] as number, Math.max('Language'.length, width - others));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column < 2
          ? clip(cell, widths[column] as number).padEnd(widths[column] as number)
          : cell.padStart(widths[column] as number),
      )
      .join('  ');
  return [line(header), ...rows.map((row, index) => `${line(row)}  ${bar((status[index] as LocaleStatus).coverage)}`)].join('\n');
}

/** Never 100 % before the last unit, never 0 % after the first. */
const percent = (share: number): string => (share > 0 && share < 0.01 ? '<1%' : `${Math.floor(share * 100)}%`);

const bar = (share: number): string => '█'.repeat(Math.floor(share * 10)) + '░'.repeat(10 - Math.floor(share * 10));
