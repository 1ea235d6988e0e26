import type { Content } from '../content.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Document, Path } from '../document.ts';

/** What a rule has found, before it has a place. */
export interface Finding {
  readonly document: Document;
  readonly path: Path;
  /** Point at the member's key instead of its value. */
  readonly key?: boolean;
  /** For a string: where in it, in UTF-16 code units. */
  readonly offset?: number;
  readonly message: string;
  readonly hint?: string;
}

/** One check beyond shape. It sees only content whose shape is right, and reports; it never changes anything. */
export interface Rule {
  /** `area/kebab-name`; never changes its meaning once released. */
  readonly id: string;
  readonly severity: Severity;
  check(content: Content, report: (finding: Finding) => void): void;
}

/** Run one rule over the content. */
export function run(rule: Rule, content: Content): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  rule.check(content, ({ document, path, key, offset, message, hint }) => {
    diagnostics.push({
      ...document.place(path, { ...(key === undefined ? {} : { key }), ...(offset === undefined ? {} : { offset }) }),
      rule: rule.id,
      severity: rule.severity,
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  });
  return diagnostics;
}
