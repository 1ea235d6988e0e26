import { assembleEnglish, assembleLocale } from './assemble.ts';
import { checkEnglishShapes, checkLocaleShapes } from './check-shapes.ts';
import type { Config, Content } from './content.ts';
import { type Diagnostic, sortDiagnostics } from './diagnostic.ts';
import type { Folder } from './read.ts';
import { withoutCopies } from './rules/copy.ts';
import { documentsOf } from './rules/documents.ts';
import { rules, textRules } from './rules/index.ts';
import { run } from './rules/rule.ts';
import { forgetSpans } from './rules/spans.ts';
import { textsOf } from './rules/texts.ts';

export interface CheckOptions {
  /** What a check of the very same files has found, which then need not be checked again. */
  readonly known?: readonly Diagnostic[] | undefined;
  /** Count a missing or stale translation as an error in every locale. */
  readonly strict?: boolean;
  /** More checks follow in this process: what is found in a text is kept for them. */
  readonly lasts?: boolean;
}

export interface Checked {
  readonly content: Content;
  /** Sorted by place; all of them, not the first. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Check everything that was read: the shapes of the English, those of the locales held against it, then one rule after the other. */
export function check(folder: Folder, options: CheckOptions = {}): Checked {
  const { known, lasts = false } = options;
  const checked = known === undefined ? checkAnew(folder, options) : { content: trusted(folder), diagnostics: known };
  if (!lasts) forgetSpans();
  return checked;
}

function checkAnew(folder: Folder, { strict = false, lasts = false }: CheckOptions): Checked {
  const source = checkEnglishShapes(folder);
  const english = assembleEnglish(folder, source.sound);
  const shapes = checkLocaleShapes(english, source.sound);
  const locales = [...folder.locales].map(([tag, files]) => assembleLocale(tag, files, english, shapes.sound));
  const content: Content = { ...english, locales };
  const found: Diagnostic[] = [...folder.diagnostics, ...source.diagnostics, ...shapes.diagnostics];
  for (const rule of rules) found.push(...run(rule, content));
  for (const texts of textsOf(content)) {
    for (const rule of textRules) found.push(...run(rule, texts));
    // Every locale asks for the English once more.
    if (!lasts) forgetSpans(content.units.values());
  }
  const isStrict = strict ? isOfLocale : mustBeComplete(english.config);
  const diagnostics = found.map((one): Diagnostic => (isStrict(one) ? { ...one, severity: 'error' } : one));
  return { content: withoutCopies(content), diagnostics: sortDiagnostics(diagnostics) };
}

/** The content of files that are known to be sound. */
function trusted(folder: Folder): Content {
  const all = new Set([folder.defaults, ...documentsOf(folder)]);
  const english = assembleEnglish(folder, all);
  const locales = [...folder.locales].map(([tag, files]) => assembleLocale(tag, files, english, all));
  return withoutCopies({ ...english, locales });
}

/** Under `--strict` what a translation lacks is an error, not a warning. */
const isOfLocale = ({ rule }: Diagnostic): boolean => rule.startsWith('locale/');

/** So it is in a locale that must be complete, for a text that is missing or a copy of the English. */
const mustBeComplete =
  ({ locales = {} }: Config) =>
  ({ rule, file }: Diagnostic): boolean =>
    (rule === 'locale/missing' || rule === 'locale/copy') && locales[file.split('/')[1] ?? '']?.require === 'complete';
