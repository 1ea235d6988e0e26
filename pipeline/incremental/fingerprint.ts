import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The digest of all that a build's output depends on: the content's files, the program, and how it was called.
 * Two builds with the same one write the same bytes. This file imports nothing heavy: a build that has nothing to do ends here.
 * @param root the folder with `source/` and `locales/`; what cannot be read there counts as absent
 * @param options what the command was told, as far as it bears on the output
 */
export function fingerprint(root: string, options: unknown): string {
  const hash = createHash('sha256');
  hash.update(`${programDigest()}\n${JSON.stringify(options)}\n`);
  for (const name of ['kontras.config.json', 'source', 'locales']) addPath(hash, root, name);
  return hash.digest('hex');
}

/** Add a file, or all files below a folder, each with its name and its length, so that no two trees look alike. */
function addPath(hash: Hash, root: string, path: string): void {
  const place = join(root, path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(place);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR') {
      hash.update(`${code} ${path}\n`);
      return;
    }
    for (const name of readdirSync(place).sort()) if (!name.startsWith('.')) addPath(hash, root, `${path}/${name}`);
    return;
  }
  hash.update(`${bytes.length} ${path}\n`);
  hash.update(bytes);
}

let program: string | undefined;

/**
 * The digest of what turns content into articles: this package's code and English messages, the versions of the packages that it uses,
 * and the language data of Node. What was made by another program is not what this one would make.
 */
export function programDigest(): string {
  program ??= digestProgram();
  return program;
}

function digestProgram(): string {
  const hash = createHash('sha256');
  const pipeline = join(dirname(fileURLToPath(import.meta.url)), '..');
  let root = pipeline;
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  addPath(hash, pipeline, '.');
  addPath(hash, root, 'source');
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies?: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies).sort()) hash.update(`${name} ${versionOf(name, root)}\n`);
  const { icu, cldr, unicode } = process.versions;
  hash.update(JSON.stringify([process.versions.node, icu, cldr, unicode]));
  return hash.digest('hex').slice(0, 16);
}

/** The version of a package as it is installed, here or in a folder above, with those of the packages beside it, where npm has noted them. */
function versionOf(name: string, root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    try {
      return (JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      // Not here: Node looks in the folder above.
    }
    if (dirname(folder) === folder) return 'unknown';
  }
}
