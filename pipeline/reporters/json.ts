import type { Reporter } from './reporter.ts';
import { countOf } from './summary.ts';
import { visibleInJson } from './visible.ts';

/** For programs: `{ errors, warnings, files, diagnostics: [{ file, line, column, rule, severity, message, hint? }] }`. */
export const reportJson: Reporter = (diagnostics) => {
  const found = diagnostics.map(({ file, line, column, rule, severity, message, hint }) => ({
    file,
    line,
    column,
    rule,
    severity,
    message,
    hint,
  }));
  return `${visibleInJson(JSON.stringify({ ...countOf(diagnostics), diagnostics: found }, null, 2))}\n`;
};
