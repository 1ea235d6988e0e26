import { chmodSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyFolder, plainFolder, put, treeOf } from './folders.ts';
import { kontras } from './run.ts';

test('0: clean, also where there are warnings', () => {
  const root = plainFolder();
  const { code, stdout } = kontras(['check', '--root', root]);
  expect(stdout).toMatch(/\n\d+ warnings in 2 files\n$/);
  expect(code).toBe(0);
  const clean = kontras(['check', '--root', root, '--locale', 'en']);
  expect(clean).toEqual({ code: 0, stdout: 'No problems\n', stderr: '' });
});

test('1: problems in the content; a warning is one under --strict, and where the locale is to be complete', () => {
  const root = plainFolder();
  expect(kontras(['check', '--strict', '--root', root]).code).toBe(1);
  expect(kontras(['build', '--strict', '--root', root])).toMatchObject({ code: 1, stdout: '' });
  put(root, { 'kontras.config.json': { locales: { id: { require: 'complete' } } } });
  expect(kontras(['check', '--root', root]).code).toBe(1);
  expect(kontras(['build', '--root', root])).toMatchObject({ code: 1, stdout: '' });
  expect(Object.keys(treeOf(root))).not.toContain('dist/manifest.json');
});

test('2: a config that cannot be followed, also beside problems in the content', () => {
  const root = plainFolder({ 'kontras.config.json': { format: ['json'] } });
  expect(kontras(['check', '--root', root]).code).toBe(2);
  put(root, { 'source/smtp/450.json': '{' });
  expect(kontras(['build', '--root', root]).code).toBe(2);
});

/** Make a folder read-only until the test is done: nobody but an administrator could remove it then. */
function lock(folder: string): void {
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
}

describe('3: the output cannot be written', () => {
  /** What is said, and that nothing has happened. */
  const refused = (root: string, out: string, reason: string, unprivileged = false): void => {
    const before = [treeOf(root), readdirSync(root, { recursive: true })];
    const { code, stdout, stderr } = kontras(['build', '--root', root, '--out', out], { cwd: root, unprivileged });
    expect(stderr).toContain(reason);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(stdout).toBe('');
    expect(code).toBe(3);
    expect([treeOf(root), readdirSync(root, { recursive: true })]).toEqual(before);
  };

  test('the parent is read-only', () => {
    const root = plainFolder();
    const parent = join(root, 'locked');
    mkdirSync(parent);
    chmodSync(root, 0o755);
    lock(parent);
    refused(root, 'locked/dist', 'Could not prepare locked/dist: permission is denied\n', true);
  });

  test('a file is in the way', () => {
    const root = plainFolder({ dist: 'mine' });
    refused(root, 'dist', 'Could not prepare dist: a part of the path is a file\n');
    refused(root, 'dist/articles', 'Could not prepare dist/articles: a file of that name is in the way\n');
  });

  test('a link to nothing is in the way', () => {
    const root = plainFolder();
    const target = join(emptyFolder(), 'gone');
    symlinkSync(target, join(root, 'dist'));
    const { code, stderr } = kontras(['build', '--root', root]);
    expect(stderr).toContain('/dist is a link to nothing\n');
    expect(code).toBe(3);
  });

  test('the folder holds what Kontras did not write', () => {
    const root = plainFolder({ 'photos/manifest.json': { name: 'my photos' }, 'photos/1.jpg': 'x', 'notes/a.txt': 'x' });
    refused(root, 'photos', `${root}/photos holds files that Kontras did not write\n`);
    refused(root, 'notes', `${root}/notes holds files that Kontras did not write\n`);
    refused(root, '.', ' holds files that Kontras did not write\n');
    refused(root, 'source', ' holds files that Kontras did not write\n');
  });

  test('the name is too long for the file system', () => {
    refused(plainFolder(), 'd'.repeat(250), ': ENAMETOOLONG\n');
  });

  test('a new file cannot be made', () => {
    const root = plainFolder();
    chmodSync(root, 0o755);
    for (const name of ['source/smtp', 'locales', 'locales/id']) lock(join(root, name));
    const before = treeOf(root);
    for (const args of [
      ['new', 'locale', 'ja'],
      ['new', 'code', 'smtp', '450'],
      ['sync', '--locale', 'id'],
    ]) {
      const { code, stdout, stderr } = kontras([...args, '--root', root], { unprivileged: true });
      expect(stderr).toMatch(/^Could not (create|write) .*: permission is denied\n.+\n$/);
      expect(stdout).toBe('');
      expect(code).toBe(3);
    }
    expect(treeOf(root)).toEqual(before);
  });
});

test('an empty folder, and one that a link names, are written to', () => {
  const root = plainFolder();
  mkdirSync(join(root, 'empty'));
  expect(kontras(['build', '--root', root, '--out', join(root, 'empty')]).code).toBe(0);
  const elsewhere = join(emptyFolder(), 'real');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(root, 'dist'));
  expect(kontras(['build', '--root', root]).code).toBe(0);
  expect(treeOf(elsewhere)).toEqual(treeOf(join(root, 'empty')));
});

test('70: a bug of our own shows its stack', () => {
  // A clock that throws stands for the bug: no input is known to cause one.
  const fault = "data:text/javascript,performance.now = () => { throw new TypeError('clock') };";
  const root = plainFolder();
  const ran = kontras(['build', '--root', root], { env: { NODE_OPTIONS: `--import "${fault}"` } });
  expect(ran.stderr).toMatch(
    /^This is a bug in Kontras; please report it with these lines:\nTypeError: clock\n {4}at .*\n(?: {4}at .*\n)*? {4}at (?:\w+\.)?runBuild /,
  );
  expect(ran.stdout).toBe('');
  expect(ran.code).toBe(70);
});
