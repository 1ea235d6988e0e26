import { check } from '../pipeline/check.ts';
import { formats } from '../pipeline/formats/index.ts';
import { readFolder } from '../pipeline/read.ts';
import { reporters } from '../pipeline/reporters/index.ts';
import { concerns, pick, select } from '../pipeline/select.ts';
import { exitCodeOf } from './exit-code.ts';
import { type CommonOptions, print, useColor } from './terminal.ts';

export interface CheckFlags extends CommonOptions {
  readonly strict?: boolean;
  readonly reporter: string;
}

/** `kontras check`: every diagnostic, nothing written. */
export function runCheck({ root, locale, protocol, strict, reporter, ...flags }: CheckFlags): number {
  pick('reporter', [reporter], Object.keys(reporters));
  const { content, ...checked } = check(readFolder(root), strict === undefined ? {} : { strict });
  const selection = {
    ...(locale === undefined ? {} : { locales: locale }),
    ...(protocol === undefined ? {} : { protocols: protocol }),
  };
  select(content, selection, formats);
  const diagnostics = checked.diagnostics.filter((one) => concerns(one, selection));
  if (flags.quiet !== true || diagnostics.length > 0) print(reporters[reporter]?.(diagnostics, { color: useColor(flags) }) ?? '');
  return exitCodeOf(diagnostics);
}
