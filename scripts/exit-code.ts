import { type Diagnostic, hasErrors } from '../pipeline/diagnostic.ts';
import { exitCodes } from './terminal.ts';

/** A config that cannot be followed is wrong usage; anything else is a problem in the content. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  if (!hasErrors(diagnostics)) return exitCodes.clean;
  return diagnostics.some((one) => one.severity === 'error' && one.file === 'kontras.config.json')
    ? exitCodes.usage
    : exitCodes.problems;
}
