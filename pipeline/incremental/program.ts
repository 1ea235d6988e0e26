import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tree } from './tree.ts';

const pipeline = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..'));

let program: string | undefined;

/**
 * The digest of what turns content into articles: this package's code, the versions of the packages that it uses, and the language data
 * of Node. What was made by another program is not what this one would make. Its English messages are content: a build of this very
 * repository changes them, and goes on from the build before.
 */
export function programDigest(): string {
  program ??= digestProgram();
  return program;
}

function digestProgram(): string {
  const hash = createHash('sha256');
  new Tree(hash, pipeline).add('.', 9);
  for (const version of [...versionsFrom(packageFolder())].sort()) hash.update(`${version}\n`);
  const { node, icu, cldr, unicode } = process.versions;
  hash.update(JSON.stringify([node, icu, cldr, unicode]));
  return hash.digest('hex').slice(0, 16);
}

/** The folder of this package. */
export function packageFolder(): string {
  let folder = pipeline;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The packages that a package uses, and those that these use, as they are installed: "unified 11.0.5". */
function versionsFrom(root: string): ReadonlySet<string> {
  const versions = new Set<string>();
  const seen = new Set<string>();
  /** By where a package may lie, where it really does. Most are used by several others. */
  const places = new Map<string, string | undefined>();
  const packageAt = (place: string): string | undefined => {
    if (!places.has(place)) places.set(place, existsSync(join(place, 'package.json')) ? realpathSync.native(place) : undefined);
    return places.get(place);
  };
  const visit = (folder: string): void => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const { name, version, dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
    versions.add(`${name} ${version}`);
    for (const used of Object.keys(dependencies)) {
      const found = findPackage(used, folder, packageAt);
      if (found !== undefined) visit(found);
    }
  };
  visit(root);
  return versions;
}

/** Where Node finds a package that is asked for in a folder: beside it or in a folder above. Undefined where it is not installed. */
function findPackage(name: string, from: string, packageAt: (place: string) => string | undefined): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = basename(folder) === 'node_modules' ? undefined : packageAt(join(folder, 'node_modules', name));
    if (found !== undefined || dirname(folder) === folder) return found;
  }
}
