import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from './compile.ts';
import { put, reword, shortProjectFolder } from './folders.ts';
import { cli } from './run.ts';

/** The repository in small, with the program in it: its content is its package's, too. */
function repository(): { root: string; build: (...args: string[]) => string } {
  const root = shortProjectFolder();
  cpSync(dirname(dirname(cli)), join(root, 'lib'), { recursive: true });
  cpSync(join(project, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  const build = (...args: string[]): string => {
    const ran = spawnSync(process.execPath, [join(root, 'lib/scripts/cli.js'), 'build', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    return ran.stdout;
  };
  return { root, build };
}

test('the content of the repository is no part of the program: a change in it is built on the build before', () => {
  const { root, build } = repository();
  build();
  expect(build()).toContain('Nothing has changed since the build before.');
  put(root, { 'source/glossary.json': {} });
  expect(build()).toContain('Nothing has changed since the build before.');
  reword(root, 'How to Mend It');
  expect(build()).toMatch(/^Written: \d+ files; article\.heading\.fix\.$/m);
  expect(build()).toContain('Nothing has changed since the build before.');
});
