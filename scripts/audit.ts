import { audit } from '../pipeline/audit/audit.ts';
import { missedGates } from '../pipeline/audit/gates.ts';
import { type MeasureName, measures, type Summary, summarize } from '../pipeline/audit/summary.ts';
import { check } from '../pipeline/check.ts';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../pipeline/diagnostic.ts';
import { readFolder } from '../pipeline/read.ts';
import { reportText } from '../pipeline/reporters/text.ts';
import { concerns } from '../pipeline/select.ts';
import { exitCodeOf } from './exit-code.ts';
import { type CommonOptions, exitCodes, print, progressLine, say, useColor } from './terminal.ts';

export interface AuditFlags extends CommonOptions {
  readonly json?: boolean;
}

/** `kontras audit`: how much of each article is its own. */
export function runAudit({ root, locale, protocol, json, ...flags }: AuditFlags): number {
  const { content, diagnostics } = check(readFolder(root));
  const selection = {
    ...(locale === undefined ? {} : { locales: locale }),
    ...(protocol === undefined ? {} : { protocols: protocol }),
  };
  const audits = audit(content, selection);
  const errors = diagnostics.filter((one) => one.severity === 'error' && concerns(one, selection));
  if (hasErrors(errors)) {
    say(reportText(errors, { color: useColor(flags, process.stderr) }));
    say('Nothing was measured: the articles would not be built.');
    return exitCodeOf(errors);
  }
  const progress = progressLine(flags.quiet === true || json === true);
  const summaries: Summary[] = [];
  const found: Diagnostic[] = [];
  const articles = [];
  for (const one of audits) {
    progress.show(`${one.locale}/${one.protocol}`);
    summaries.push(...summarize(one));
    found.push(...missedGates(content, [one]));
    if (json === true)
      articles.push(...one.measured.map((article) => ({ locale: one.locale, protocol: one.protocol, ...article })));
  }
  progress.clear();
  const missed = sortDiagnostics(found);
  if (json === true) print(`${JSON.stringify({ summaries, articles, diagnostics: missed }, undefined, 2)}\n`);
  else {
    if (flags.quiet !== true) print(auditTable(summaries));
    if (missed.length > 0) say(reportText(missed, { color: useColor(flags, process.stderr) }));
  }
  return missed.length === 0 ? exitCodes.clean : exitCodes.problems;
}

const titles: Readonly<Record<MeasureName, string>> = {
  own: 'Own',
  containment: 'Nearest',
  repetition: 'Repeated',
  language: 'Language',
  coverage: 'Complete',
  sourced: 'Sourced',
};

/** Three lines for each group: what it is, so that no name is too long for a column, its median, and its worst. */
function auditTable(summaries: readonly Summary[]): string {
  const header = ['Articles', ...measures.map(({ name }) => titles[name])];
  const widths = header.map((title) => Math.max(title.length, '100%'.length));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number)))
      .join('  ');
  const groups = summaries.flatMap(({ locale, protocol, group, articles, measured, spread }) => {
    const row = (value: 'median' | 'worst'): string =>
      line([`  ${value}`, ...measures.map(({ name, worst }) => percent(spread[name][value], worst))]);
    const sample = measured < articles ? ` (${measured} measured)` : '';
    return [`${locale} ${protocol}: ${articles} ${group}${sample}`, row('median'), row('worst')];
  });
  return [line(header), ...groups].join('\n');
}

/** Rounded to its bad end, so that nothing looks whole that is not. */
const percent = (share: number, worst: 'least' | 'most'): string =>
  `${worst === 'least' ? Math.floor(share * 100 + 1e-9) : Math.ceil(share * 100 - 1e-9)}%`;
