import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../pipeline/diagnostic.ts';

/** The diagnostics that point at no character of their file, nor at the end of one of its lines. A folder has its first character alone. */
export function placesOutside(root: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const lines = new Map<string, readonly string[]>();
  return diagnostics.filter(({ file, line, column }) => {
    let text = lines.get(file);
    if (text === undefined) {
      const path = join(root, file);
      text = existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8').split('\n') : [''];
      lines.set(file, text);
    }
    const length = text[line - 1]?.length;
    return length === undefined || !Number.isInteger(column) || column < 1 || column > length + 1;
  });
}
