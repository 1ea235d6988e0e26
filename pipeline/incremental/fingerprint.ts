import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { packageFolder, programDigest } from './program.ts';
import { Tree } from './tree.ts';

/** How many folders below one another a build reads: `source/smtp/450.json`. */
const depths = { 'kontras.config.json': 0, source: 2, locales: 2 } as const;

/**
 * The digest of all that a build's output depends on: the content's files, the program, and how it was called.
 * Two builds with the same one write the same bytes. This file imports nothing heavy: a build that has nothing to do ends here.
 * @param root the folder with `source/` and `locales/`; what cannot be read there counts as such, and is for `check` to report
 * @param options what the command was told, as far as it bears on the output
 */
export function fingerprint(root: string, options: unknown): string {
  const hash = createHash('sha256');
  hash.update(`${programDigest()}\n${JSON.stringify(options)}\n`);
  const tree = new Tree(hash, realpathSync(root));
  for (const [name, depth] of Object.entries(depths)) tree.add(name, depth);
  // What a root does not word or define itself is the package's.
  new Tree(hash, packageFolder()).add('source', 2);
  return hash.digest('hex');
}
