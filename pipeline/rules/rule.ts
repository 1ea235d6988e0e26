import type { Content } from '../content.ts';
import type { Diagnostic, Place, Severity } from '../diagnostic.ts';
import type { Document, Path } from '../json/document.ts';

interface Said {
  readonly message: string;
  readonly hint?: string;
}

interface InDocument extends Said {
  readonly document: Document;
  readonly path: Path;
  /** Point at the member's key instead of its value. */
  readonly key?: boolean;
  /** For a string: where in it, in UTF-16 code units. */
  readonly offset?: number;
}

interface OfFile extends Said {
  /** A file or folder as a whole, relative to the root: for what is wrong with its name. */
  readonly file: string;
}

/** What a rule has found, before it has a place. */
export type Finding = InDocument | OfFile;

/** One check beyond shape, of all content or of a part of it. It sees only what is of the right shape, and reports; it never changes anything. */
export interface Rule<Subject = Content> {
  /** `area/kebab-name`; never changes its meaning once released. */
  readonly id: string;
  readonly severity: Severity;
  check(subject: Subject, report: (finding: Finding) => void): void;
}

/** Run one rule over what it checks. */
export function run<Subject>(rule: Rule<Subject>, subject: Subject): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  rule.check(subject, (finding) => {
    const { message, hint } = finding;
    diagnostics.push({
      ...placeOf(finding),
      rule: rule.id,
      severity: rule.severity,
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  });
  return diagnostics;
}

function placeOf(finding: Finding): Place {
  if ('file' in finding) return { file: finding.file, line: 1, column: 1 };
  const { document, path, key, offset } = finding;
  return document.place(path, { ...(key === undefined ? {} : { key }), ...(offset === undefined ? {} : { offset }) });
}
