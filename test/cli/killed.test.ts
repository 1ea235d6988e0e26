import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leftovers, reword, shortProjectFolder, treeOf, under } from './folders.ts';
import { kontras, start } from './run.ts';

const root = shortProjectFolder();
const dist = join(root, 'dist');
const build = (...args: string[]) => kontras(['build', '--root', root, '--quiet', ...args]);

/** The output of two states of the content; the content is left in the second, the output in the first. */
reword(root, 'How to Mend It');
expect(build()).toEqual({ code: 0, stdout: '', stderr: '' });
const mended = treeOf(dist);
reword(root, 'How to Fix');
expect(build()).toEqual({ code: 0, stdout: '', stderr: '' });
const fixed = treeOf(dist);
let current = { heading: 'How to Fix', tree: fixed };
const other = () => (current.tree === fixed ? { heading: 'How to Mend It', tree: mended } : { heading: 'How to Fix', tree: fixed });

/** What a build that was killed has left, and that the next one heals it. Old and new change places. */
function healed(next: { heading: string; tree: typeof fixed }): 'old' | 'new' | 'aside' {
  let found: 'old' | 'new' | 'aside';
  if (existsSync(dist)) {
    const tree = treeOf(dist);
    found = tree[probe] === current.tree[probe] ? 'old' : 'new';
    expect(tree).toEqual(found === 'old' ? current.tree : next.tree);
  } else {
    // Between the two renames the old output stands aside, whole.
    found = 'aside';
    const [aside, ...more] = leftovers(dist).filter((name) => name.includes('.previous-'));
    expect(more).toEqual([]);
    expect(treeOf(join(root, aside as string))).toEqual(current.tree);
  }
  expect(build()).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(treeOf(dist)).toEqual(next.tree);
  expect(leftovers(dist)).toEqual([]);
  current = next;
  return found;
}

const probe = 'articles/en/smtp/450.md';

test('the two outputs differ, and not in their files alone', () => {
  expect(Object.keys(fixed).length).toBeGreaterThan(500);
  expect(Object.keys(mended)).toEqual(Object.keys(fixed));
  expect(mended[probe]).not.toBe(fixed[probe]);
});

/** Kill the process before its nth call that changes the disk; say at the end how many there were. */
const killBefore = (nth: number): Record<string, string> => {
  const source = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let calls = 0;
    for (const name of ['mkdirSync', 'writeFileSync', 'linkSync', 'writeSync', 'renameSync', 'rmSync']) {
      const real = fs[name];
      fs[name] = (...given) => {
        calls += 1;
        if (calls === ${nth}) process.kill(process.pid, 'SIGKILL');
        return real(...given);
      };
    }
    syncBuiltinESMExports();
    process.on('exit', () => fs.writeSync(2, 'calls: ' + calls));`;
  return { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(source)}"` };
};

describe('killed at a chosen moment', () => {
  test('before each of the last steps, and at some before, the old output or the new one stands', () => {
    // A build of new content takes the same steps each time.
    const rehearsal = other();
    reword(root, rehearsal.heading);
    const { code, stderr } = kontras(['build', '--root', root], { env: killBefore(0) });
    expect(code).toBe(0);
    current = rehearsal;
    const calls = Number(/calls: (\d+)/.exec(stderr)?.[1]);
    expect(calls).toBeGreaterThan(500);
    const found = [1, 2, Math.floor(calls / 2), ...[6, 5, 4, 3, 2, 1].map((back) => calls - back)].map((nth) => {
      const next = other();
      reword(root, next.heading);
      const ran = kontras(['build', '--root', root], { env: killBefore(nth) });
      expect(ran.code).toBe(null);
      return healed(next);
    });
    // Old until the last moments, new only in the very last, and no more than one moment in between.
    expect(found.join(' ')).toMatch(/^(old )+aside( new)+$/);
  });

  test('what stands aside is put back, so that a build of a part keeps the rest', () => {
    const next = other();
    const pid = 2 ** 30;
    renameSync(dist, `${dist}.previous-${pid}`);
    reword(root, next.heading);
    expect(build('--locale', 'ko').code).toBe(0);
    const tree = treeOf(dist);
    for (const locale of ['en', 'id']) {
      const parts = [`articles/${locale}/`, `json/${locale}/`, `manifests/${locale}/`] as const;
      expect(under(tree, ...parts)).toEqual(under(current.tree, ...parts));
    }
    expect(leftovers(dist)).toEqual([]);
    expect(build().code).toBe(0);
    current = next;
    expect(treeOf(dist)).toEqual(current.tree);
  });

  test('what belongs to a neighbour with a longer name is left alone', () => {
    const neighbour = `${dist}.old.next-${2 ** 30}`;
    const own = `${dist}.next-${2 ** 30}`;
    renameSync(dist, neighbour);
    expect(build().code).toBe(0);
    expect(treeOf(neighbour)).toEqual(current.tree);
    renameSync(neighbour, own);
    expect(build().code).toBe(0);
    expect(existsSync(own)).toBe(false);
  });
});

test('killed at any moment, a build leaves the old output or the new one', async () => {
  const began = performance.now();
  expect(build().code).toBe(0);
  const duration = performance.now() - began;
  const shares = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 12, seed: 552 });
  let killed = 0;
  for (const [index, share] of shares.entries()) {
    const next = other();
    reword(root, next.heading);
    const { child, ended } = start(['build', '--root', root]);
    const timer = setTimeout(() => child.kill('SIGKILL'), (duration * (index + share)) / shares.length);
    if ((await ended).code === null) killed += 1;
    clearTimeout(timer);
    healed(next);
  }
  // The first moment comes before Node has even started.
  expect(killed).toBeGreaterThan(0);
});
