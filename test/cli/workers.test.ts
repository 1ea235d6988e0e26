import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { leftovers, projectFolder, reword, shortProjectFolder, treeOf } from './folders.ts';
import { kontras } from './run.ts';

/** Run some lines in every thread before the command does. */
const inEveryThread = (source: string): Record<string, string> => ({
  NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(source)}"`,
});

test('any number of threads gives the same bytes', () => {
  const root = projectFolder();
  const out = (name: string): string => join(root, name);
  const build = (workers: string): string =>
    kontras(['build', '--root', root, '--workers', workers, '--out', out(workers)], {
      env: inEveryThread("import fs from 'node:fs'; fs.writeSync(2, 'a thread\\n');"),
    }).stderr;
  const threads = (stderr: string): number => stderr.match(/^a thread$/gm)?.length ?? 0;
  // There are three jobs, one for each locale: a fourth thread would have nothing to do.
  expect(['1', '2', '5'].map((workers) => threads(build(workers)))).toEqual([1, 2, 3]);
  const tree = treeOf(out('1'));
  expect(Object.keys(tree).length).toBeGreaterThan(5000);
  expect(treeOf(out('2'))).toEqual(tree);
  expect(treeOf(out('5'))).toEqual(tree);
});

describe('where a worker fails', () => {
  const root = shortProjectFolder();
  const dist = join(root, 'dist');
  expect(kontras(['build', '--quiet', '--root', root]).code).toBe(0);
  const before = treeOf(dist);
  reword(root, 'How to Mend It');

  const failing = (source: string) =>
    kontras(['build', '--root', root, '--workers', '2'], {
      env: inEveryThread(`
        import fs from 'node:fs';
        import { isMainThread } from 'node:worker_threads';
        import { syncBuiltinESMExports } from 'node:module';
        if (!isMainThread) {
          ${source}
        }
        syncBuiltinESMExports();`),
    });
  const isAsBefore = (): void => {
    expect(treeOf(dist)).toEqual(before);
    expect(leftovers(dist)).toEqual([]);
  };

  test('since the disk is full, the message is the same as ever and the output is as it was', () => {
    const { code, stdout, stderr } = failing(
      `
      const full = () => { throw Object.assign(new Error('full'), { code: 'ENOSPC' }); };
      const open = fs.openSync;
      fs.openSync = (path, flags, ...more) => (flags === 'w' ? full() : open(path, flags, ...more));
      fs.writeFileSync = full;`,
    );
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^Could not write .*dist: the disk is full\nThe previous output is as it was/);
    isAsBefore();
  });

  test('since it ends, so does the build', () => {
    const { code, stderr } = failing('fs.writeFileSync = () => process.exit(0);');
    expect(code).toBe(3);
    expect(stderr).toBe('A worker has ended before its work was done\nBuild again.\n');
    isAsBefore();
  });

  test('after all its pages but the last, nothing is believed of what it has kept', () => {
    const { code } = failing(`
      const write = fs.writeFileSync;
      let left = 30;
      fs.writeFileSync = (...given) => (left-- > 0 ? write(...given) : process.exit(0));`);
    expect(code).toBe(3);
    isAsBefore();
    const out = join(root, 'other');
    expect(kontras(['build', '--quiet', '--root', root, '--out', out]).code).toBe(0);
    const clean = join(root, 'clean');
    rmSync(join(root, '.kontras'), { recursive: true });
    expect(kontras(['build', '--quiet', '--root', root, '--out', clean]).code).toBe(0);
    expect(treeOf(out)).toEqual(treeOf(clean));
  });

  test('since there is an error of ours in it, it is shown', () => {
    const { code, stderr } = failing("fs.writeFileSync = () => { throw new TypeError('ours'); };");
    expect(code).toBe(70);
    expect(stderr).toContain('ours');
    isAsBefore();
  });
});

test.each(['0', '-1', 'x', '1.5', '1000'])('--workers=%s is refused', (workers) => {
  const { code, stderr } = kontras(['build', `--workers=${workers}`]);
  expect(code).toBe(2);
  expect(stderr).toContain('Expected a whole number from 1 to 999.');
});

test('the help names the flag', () => {
  expect(kontras(['build', '--help']).stdout).toMatch(/--workers <count>/);
  expect(readFileSync(new URL('../../docs/performance.md', import.meta.url), 'utf8')).toContain('--workers');
});
