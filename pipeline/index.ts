/** Kontras as a library: what the commands are made of. */
export { type BuildOptions, type BuildResult, build } from './build.ts';
export { type Checked, type CheckOptions, check } from './check.ts';
export type { Config, Content, Locale, PairRecord, Protocol, StatusRecord, Unit } from './content.ts';
export type { Diagnostic, Severity } from './diagnostic.ts';
export { OutputError } from './output/output-error.ts';
export { type Folder, readFolder } from './read.ts';
export { reporters } from './reporters/index.ts';
export { type LocaleStatus, statusOf } from './status.ts';
export { UsageError } from './usage-error.ts';
