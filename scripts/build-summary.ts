import { relative } from 'node:path';
import { firstBuild } from '../pipeline/incremental/changes.ts';
import type { BuildCounts, Counts } from '../pipeline/output/manifest.ts';
import { count, seconds } from './terminal.ts';

/** What a build has done. */
export interface BuildSummary {
  readonly folder: string;
  readonly counts: BuildCounts;
  readonly warnings: number;
  /** In milliseconds. */
  readonly took: number;
  /** How many files or records of pages are new or different, and what has changed in the content, that on most pages first. */
  readonly written: { readonly count: number; readonly unit: 'file' | 'record'; readonly reasons: readonly string[] };
}

/** What to tell of a build: the pages that there are now, how many files were written and why, and what is not to be listed. */
export function summary({ folder, counts, warnings, took, written }: BuildSummary): string {
  const pages = [
    count(counts.comparison, 'comparison'),
    count(counts.code, 'code page'),
    count(counts.overview, 'overview'),
  ].join(', ');
  const lines = [
    `Built ${pages} in ${count(counts.locales, 'locale')} in ${seconds(took)}: ${relative(process.cwd(), folder) || '.'}`,
  ];
  if (written.count === 0 || written.reasons[0] !== firstBuild) lines.push(writtenLine(written));
  if (counts.omitted > 0) lines.push(`Left out: ${count(counts.omitted, 'page')} of locales under "omit", not fully translated.`);
  if (counts.draft > 0)
    lines.push(`Drafts: ${count(counts.draft, 'page')}, in which English stands where the translation is missing.`);
  lines.push(indexLine(counts));
  if (warnings > 0) lines.push(`${count(warnings, 'warning')}; "kontras check" shows them.`);
  return lines.join('\n');
}

/** How many files or records were written, and why. */
export const writtenLine = ({ count: number, unit, reasons }: BuildSummary['written']): string =>
  number === 0 ? 'Nothing has changed since the build before.' : because(count(number, unit), reasons);

/** How many of the reasons are told. */
const told = 3;

/** How wide a terminal is where nobody has made it wider. */
const width = 80;

function because(files: string, reasons: readonly string[]): string {
  const rest = reasons.length > told ? [`${reasons.length - told} more`] : [];
  const shown = [...reasons.slice(0, told), ...rest];
  const line = `Written: ${files}; ${shown.join(', ')}.`;
  return line.length <= width ? line : `Written: ${files}. What has changed:\n  ${shown.join('\n  ')}`;
}

/** How many pages search engines should list, and why not the others. */
function indexLine({ listed, unjudged, excluded, draft }: Counts): string {
  const others = [
    unjudged > 0 ? `${count(unjudged, 'comparison')} without a verdict` : undefined,
    excluded > 0 ? `${count(excluded, 'page')} of a kind that "index" in the config leaves out` : undefined,
    draft > 0 ? count(draft, 'draft') : undefined,
  ].filter((reason) => reason !== undefined);
  return `To be listed by search engines: ${count(listed, 'page')}.${others.length === 0 ? '' : ` Not so:\n  ${others.join('\n  ')}`}`;
}
