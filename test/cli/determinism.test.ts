import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, projectFolder, treeOf } from './folders.ts';
import { cli, kontras } from './run.ts';

/** The same files, made in another order. */
function copyBackwards(from: string): string {
  const to = join(emptyFolder(), 'a', 'much', 'deeper', 'folder with spaces');
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(from, name)).isFile());
  for (const name of files.sort().reverse()) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), readFileSync(join(from, name)));
  }
  return to;
}

const buildUnder = (root: string, umask: string, env: Record<string, string>) =>
  spawnSync('sh', ['-c', `umask ${umask} && exec "$0" "$@"`, process.execPath, cli, 'build', '--root', root], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });

test('the same content gives the same bytes in another folder, order, time zone, language and umask', () => {
  const one = projectFolder();
  const other = copyBackwards(one);
  const first = buildUnder(one, '022', { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  const second = buildUnder(other, '077', { TZ: 'Asia/Kolkata', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' });
  expect([first.stderr, first.status]).toEqual(['', 0]);
  expect([second.stderr, second.status]).toEqual(['', 0]);
  // The settings did reach the builds.
  expect(statSync(join(one, 'dist/manifest.json')).mode & 0o777).toBe(0o644);
  expect(statSync(join(other, 'dist/manifest.json')).mode & 0o777).toBe(0o600);
  const tree = treeOf(join(one, 'dist'));
  expect(Object.keys(tree).length).toBeGreaterThan(5000);
  expect(treeOf(join(other, 'dist'))).toEqual(tree);
  // Nothing is said in the language of the machine either.
  const plain = (text: string): string => text.replace(/ in [\d.]+ s: /, ' in N s: ');
  expect(plain(second.stdout)).toBe(plain(first.stdout));

  const again = kontras(['build', '--root', one, '--verify']);
  expect(again.code).toBe(0);
  expect(treeOf(join(one, 'dist'))).toEqual(tree);
});
