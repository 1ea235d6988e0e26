import { join, relative } from 'node:path';
import { merge } from '../pipeline/merge.ts';
import { type CommonOptions, count, exitCodes, print, seconds } from './terminal.ts';

/** `kontras merge FOLDER…` */
export function runMerge(folders: readonly string[], { root, quiet, out }: CommonOptions & { readonly out?: string }): number {
  const start = performance.now();
  const target = out ?? join(root, 'dist');
  const pages = merge(folders, target);
  if (quiet !== true)
    print(
      `Joined ${count(folders.length, 'part')} with ${count(pages, 'page')} in ${seconds(performance.now() - start)}: ${relative(process.cwd(), target) || '.'}`,
    );
  return exitCodes.clean;
}
