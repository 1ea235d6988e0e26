import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether a file is there and holds just this. */
export function holds(file: string, content: string | Uint8Array): boolean {
  try {
    return readFileSync(file).equals(typeof content === 'string' ? Buffer.from(content) : content);
  } catch {
    return false;
  }
}

/** Link a file; says no where links cannot be had, or where another build has just cleared the old file away. */
export function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Link a file or a folder's files, which costs no bytes; copy where links cannot be had. */
export function linkAll(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  mkdirSync(dirname(to), { recursive: true });
  if (statSync(from).isDirectory()) {
    for (const name of readdirSync(from)) linkAll(join(from, name), join(to, name));
    return true;
  }
  if (!link(from, to)) copyFileSync(from, to);
  return true;
}
