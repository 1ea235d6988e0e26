/** A place in a file. Lines and columns count from 1; columns are UTF-16 code units, as editors count them. */
export interface Place {
  /** Path relative to the root, with `/` on every system. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/** One problem in the content, with its place and what to do about it. The whole answer of `check` is a list of these. */
export interface Diagnostic extends Place {
  /** `area/kebab-name`; never changes its meaning once released. */
  readonly rule: string;
  readonly severity: Severity;
  /** "Unexpected X, expected Y". */
  readonly message: string;
  /** What to write or run instead, where the message does not say it. */
  readonly hint?: string;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order by file, line, column, rule and message: the same on every machine, since it compares code units and not a locale's letters. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

/** Whether a problem keeps the texts of its file from being known: its bytes, its JSON or its shape are wrong. */
export const isUnread = ({ file, rule, severity }: Diagnostic): boolean =>
  severity === 'error' &&
  /^(file|json|schema)\//.test(rule) &&
  rule !== 'file/stray' &&
  // A locale's other texts are read all the same.
  !(rule === 'schema/unknown-key' && file.startsWith('locales/'));

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((one) => one.severity === 'error');

/** A problem of a whole file or folder, reported at its first character. */
export const ofFile = (file: string, rule: string, message: string, hint?: string): Diagnostic => ({
  file,
  line: 1,
  column: 1,
  rule,
  severity: 'error',
  message,
  ...(hint === undefined ? {} : { hint }),
});
