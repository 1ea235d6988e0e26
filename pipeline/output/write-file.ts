import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { attempt } from './output-error.ts';

/**
 * Create a file, and the folders above it.
 * @throws OutputError where it cannot be written, or is there already
 */
export function createFile(path: string, text: string): void {
  attempt(
    'create',
    path,
    () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    },
    'Mend the cause and run this again.',
  );
}

/**
 * Replace a file at once: whoever reads it sees the old text or the new one, also when this is killed. What a kill has left is overwritten.
 * The name of the new file starts with a dot, so that nobody takes it for content.
 * @throws OutputError where it cannot be written; the old text stands then
 */
export function replaceFile(path: string, text: string): void {
  const next = join(dirname(path), `.${basename(path)}.next`);
  attempt(
    'write',
    path,
    () => {
      try {
        writeFileSync(next, text);
        renameSync(next, path);
      } catch (error) {
        rmSync(next, { force: true });
        throw error;
      }
    },
    'It is as it was. Mend the cause and run this again.',
  );
}
