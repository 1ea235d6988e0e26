import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { attempt } from '../pipeline/output/output-error.ts';
import { UsageError } from '../pipeline/usage-error.ts';
import type { Redact } from './secrets.ts';

/** What became of one article in one language. */
export interface Entry {
  readonly key: string;
  readonly locale: string;
  readonly action: string;
  /** `planned` where nothing was applied. */
  readonly outcome: 'planned' | 'done' | 'conflict' | 'failed';
  readonly reason?: string;
}

export interface ReportFile {
  add(entry: Entry): void;
  /** Put the whole in its place. */
  close(summary: object): void;
  /** Leave no half of one behind; nothing happens where it was closed. */
  discard(): void;
}

/**
 * A report for programs: one JSON object, `{ "target", "actions": [one a line], "summary" }`. It is there when the run is over, whole.
 * @throws UsageError where it cannot be there; OutputError where it cannot be written later
 */
export function openReport(path: string, target: string, redact: Redact): ReportFile {
  const next = `${path}.next`;
  const hint = 'Name another file with --report.';
  const guarded = <T>(work: () => T): T => attempt('write', path, work, hint);
  const file = openAt(next, path);
  let text = `{"target":${JSON.stringify(target)},"actions":[`;
  let separator = '\n';
  let isOpen = true;
  const flush = (): void => {
    guarded(() => writeSync(file, text));
    text = '';
  };
  return {
    add(entry) {
      text += separator + redact(JSON.stringify(entry));
      separator = ',\n';
      if (text.length > 65_536) flush();
    },
    close(summary) {
      text += `\n],"summary":${redact(JSON.stringify(summary))}}\n`;
      flush();
      guarded(() => {
        closeSync(file);
        renameSync(next, path);
      });
      isOpen = false;
    },
    discard() {
      if (!isOpen) return;
      closeSync(file);
      rmSync(next, { force: true });
    },
  };
}

/** Learnt before anything is published, not when all is done. */
function openAt(next: string, path: string): number {
  const hint = 'Name a file in a folder that exists and can be written: --report report.json';
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new UsageError(`Unexpected ${path}, which is a folder, expected a file for the report`, hint);
  try {
    return openSync(next, 'w');
  } catch (error) {
    throw new UsageError(`Could not write the report ${path}: ${(error as NodeJS.ErrnoException).code}`, hint);
  }
}
