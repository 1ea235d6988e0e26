import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codesOf, localesOf, protocol, type Size } from './content.ts';
import { type Measurement, measureNode } from './measure.ts';
import { filesIn, Mismatch } from './tree.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
export const cli = join(repository, 'lib/scripts/cli.js');

/** Compile the package, which is measured as users run it. */
export function compile(): void {
  const compiler = join(repository, 'node_modules/typescript/bin/tsc');
  const project = join(repository, 'tsconfig.lib.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--outDir', join(repository, 'lib')], { stdio: 'inherit' });
}

/** A whole `kontras build` into the content folder's own `dist`. */
export const build = (content: string): Promise<Measurement> => measureNode(cli, ['build', '--root', content, '--quiet']);

/** The start-up of the bare command. */
export const help = (): Promise<Measurement> => measureNode(cli, ['--help']);

export const comparisonsOf = ({ records, locales }: Size): number => ((records * (records - 1)) / 2) * locales;

export const isComparison = (path: string): boolean => path.endsWith('.md') && path.includes('-vs-');

/** @throws Mismatch where a page is missing, or one too many */
export function expectPages(dist: string, size: Size): void {
  const codes = codesOf(size);
  for (const tag of localesOf(size)) {
    const folder = join(dist, 'articles', tag, protocol);
    const found = new Set<string>();
    for (const path of filesIn(folder)) found.add(basename(path, '.md'));
    const expect = (page: string): void => {
      if (!found.delete(page)) throw new Mismatch(`Missing page ${page} in ${folder}`);
    };
    expect('overview');
    for (const [index, a] of codes.entries()) {
      expect(a);
      for (const b of codes.slice(index + 1)) expect(`${a}-vs-${b}`);
    }
    for (const page of found) throw new Mismatch(`Unexpected page ${page} in ${folder}`);
  }
}
