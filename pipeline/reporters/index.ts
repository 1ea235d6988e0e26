import { reportGithub } from './github.ts';
import { reportJson } from './json.ts';
import type { Reporter } from './reporter.ts';
import { reportText } from './text.ts';

export type { Reporter } from './reporter.ts';
export { reportGithub, reportJson, reportText };

/** By the name that `--reporter` takes. */
export const reporters: Readonly<Record<string, Reporter>> = { text: reportText, json: reportJson, github: reportGithub };
