import type { Diagnostic } from '../diagnostic.ts';

export interface Count {
  readonly errors: number;
  readonly warnings: number;
  readonly files: number;
}

export const countOf = (diagnostics: readonly Diagnostic[]): Count => ({
  errors: diagnostics.filter((one) => one.severity === 'error').length,
  warnings: diagnostics.filter((one) => one.severity === 'warning').length,
  files: new Set(diagnostics.map((one) => one.file)).size,
});

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** "3 errors, 1 warning in 2 files" */
export function summaryOf({ errors, warnings, files }: Count): string {
  if (files === 0) return 'No problems';
  const parts = [...(errors > 0 ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])];
  return `${parts.join(', ')} in ${plural(files, 'file')}`;
}
