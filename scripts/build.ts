import { relative } from 'node:path';
import { build } from '../pipeline/build.ts';
import { hasErrors } from '../pipeline/diagnostic.ts';
import type { Counts } from '../pipeline/output/manifest.ts';
import { reportText } from '../pipeline/reporters/text.ts';
import { type CommonOptions, count, exitCodes, print, progressLine, say, seconds, useColor } from './terminal.ts';

export interface BuildFlags extends CommonOptions {
  readonly format?: readonly string[];
  readonly out?: string;
  readonly strict?: boolean;
}

/** `kontras build`: check, then write. */
export function runBuild({ root, locale, protocol, format, out, strict, ...flags }: BuildFlags): number {
  const start = performance.now();
  const progress = progressLine(flags.quiet === true);
  const { diagnostics, counts, folder } = build(root, {
    ...(locale === undefined ? {} : { locales: locale }),
    ...(protocol === undefined ? {} : { protocols: protocol }),
    ...(format === undefined ? {} : { formats: format }),
    ...(out === undefined ? {} : { out }),
    ...(strict === undefined ? {} : { strict }),
    onProgress: (pages) => progress.show(`${count(pages, 'page')} written`),
  });
  progress.clear();
  if (counts === undefined) {
    const errors = diagnostics.filter((one) => one.severity === 'error');
    say(reportText(errors, { color: useColor(flags, process.stderr) }));
    say('Nothing was written; the output is as it was.');
    return exitCodeOf(diagnostics);
  }
  if (flags.quiet === true) return exitCodes.clean;
  const pages = [
    count(counts.comparison, 'comparison'),
    count(counts.code, 'code page'),
    count(counts.overview, 'overview'),
  ].join(', ');
  print(
    `Built ${pages} in ${count(counts.locales, 'locale')} in ${seconds(performance.now() - start)}: ${relative(process.cwd(), folder) || '.'}`,
  );
  if (counts.omitted > 0) print(`Left out: ${count(counts.omitted, 'page')} of locales under "omit", not fully translated.`);
  if (counts.draft > 0)
    print(`Drafts: ${count(counts.draft, 'page')}, in which English stands where the translation is missing.`);
  print(indexLine(counts));
  if (diagnostics.length > 0) print(`${count(diagnostics.length, 'warning')}; "kontras check" shows them.`);
  return exitCodes.clean;
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

/** A config that cannot be followed is wrong usage; anything else is a problem in the content. */
export function exitCodeOf(diagnostics: Parameters<typeof hasErrors>[0]): number {
  if (!hasErrors(diagnostics)) return exitCodes.clean;
  return diagnostics.some((one) => one.severity === 'error' && one.file === 'kontras.config.json')
    ? exitCodes.usage
    : exitCodes.problems;
}
