import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const project = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Compile the commands as the package has them, once for each state of their sources: a start from JavaScript takes half as long as
 * one through a TypeScript runner. The folder lies in the repository, where the commands find their dependencies and their package.
 * @returns the path of the compiled `scripts/cli.js`
 */
export function compile(): string {
  const hash = createHash('sha256');
  for (const file of sources()) hash.update(`${file}\0${readFileSync(join(project, file), 'utf8')}\0`);
  const folder = join(project, `node_modules/.cache/kontras-${hash.digest('hex').slice(0, 16)}`);
  const cli = join(folder, 'scripts/cli.js');
  if (existsSync(cli)) return cli;
  const own = `${folder}.${process.pid}`;
  const tsc = join(project, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.lib.json', '--outDir', own], { cwd: project, stdio: 'pipe' });
  try {
    renameSync(own, folder);
  } catch (error) {
    // Another worker was quicker, with the same bytes.
    if (!existsSync(cli)) throw error;
    rmSync(own, { recursive: true });
  }
  return cli;
}

function sources(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`);
  return [
    'package.json',
    'tsconfig.json',
    'tsconfig.lib.json',
    ...below('pipeline'),
    ...below('publish'),
    ...below('scripts'),
  ].sort();
}
