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
const other = () =>
  current.tree === fixed ? { heading: 'How to Mend It', tree: mended } : { heading: 'How to Fix', tree: fixed };

/** A page that differs. */
const probe = 'articles/en/smtp/450-vs-550.md';

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
    const [aside, ...more] = leftovers(dist).filter((name) => name.includes('.kontras-previous-'));
    expect(more).toEqual([]);
    expect(treeOf(join(root, aside as string))).toEqual(current.tree);
  }
  expect(build()).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(treeOf(dist)).toEqual(next.tree);
  expect(leftovers(dist)).toEqual([]);
  current = next;
  return found;
}

test('the two outputs differ, and not in their files alone', () => {
  expect(Object.keys(fixed).length).toBeGreaterThan(200);
  expect(Object.keys(mended)).toEqual(Object.keys(fixed));
  expect(mended[probe]).not.toBe(fixed[probe]);
});

/** Kill the process before its nth call that changes the output, or what is to become of it; say at the end how many there were. */
const killBefore = (nth: number): Record<string, string> => {
  const source = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let calls = 0;
    for (const name of ['mkdirSync', 'writeFileSync', 'linkSync', 'writeSync', 'renameSync', 'rmSync']) {
      const real = fs[name];
      fs[name] = (...given) => {
        if (!/\\/dist[./]|\\/dist$/.test(given[0])) return real(...given);
        calls += 1;
        if (calls === ${nth}) process.kill(process.pid, 'SIGKILL');
        return real(...given);
      };
    }
    syncBuiltinESMExports();
    process.on('exit', () => fs.writeSync(2, 'calls: ' + calls));`;
  return { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(source)}"` };
};

// A build of new content takes the same steps each time, the last of them those that exchange the outputs.
const rehearsed = other();
reword(root, rehearsed.heading);
const rehearsal = kontras(['build', '--root', root], { env: killBefore(0) });
current = rehearsed;
const steps = Number(/calls: (\d+)/.exec(rehearsal.stderr)?.[1]);

describe('killed at a chosen moment', () => {
  test.each([
    ['the first step', 1, 'old'],
    ['a step half-way', Math.floor(steps / 2), 'old'],
    ['the old output steps aside', steps - 2, 'old'],
    ['the new one takes its place', steps - 1, 'aside'],
    ['the old one goes', steps, 'new'],
  ])('before %s', (_, step, expected) => {
    expect(rehearsal.code).toBe(0);
    expect(steps).toBeGreaterThan(200);
    const next = other();
    reword(root, next.heading);
    const ran = kontras(['build', '--root', root], { env: killBefore(step) });
    expect(ran.code).toBe(null);
    expect(healed(next)).toBe(expected);
  });

  test('what stands aside is put back, so that a build of a part keeps the rest', () => {
    const next = other();
    const pid = 2 ** 30;
    renameSync(dist, `${dist}.kontras-previous-${pid}`);
    reword(root, next.heading);
    expect(build('--locale', 'id').code).toBe(0);
    const tree = treeOf(dist);
    const rest = ['articles/en/', 'json/en/', 'manifests/en/'] as const;
    expect(under(tree, ...rest)).toEqual(under(current.tree, ...rest));
    expect(tree).not.toEqual(next.tree);
    expect(leftovers(dist)).toEqual([]);
    expect(build().code).toBe(0);
    current = next;
    expect(treeOf(dist)).toEqual(current.tree);
  });

  test('what belongs to a neighbour with a longer name is left alone', () => {
    const neighbour = `${dist}.old.kontras-next-${2 ** 30}`;
    const own = `${dist}.kontras-next-${2 ** 30}`;
    renameSync(dist, neighbour);
    expect(build().code).toBe(0);
    expect(treeOf(neighbour)).toEqual(current.tree);
    renameSync(neighbour, own);
    expect(build('--verify').code).toBe(0);
    expect(existsSync(own)).toBe(false);
  });
});

describe('killed at any moment, a build leaves the old output or the new one', () => {
  const began = performance.now();
  reword(root, current.heading);
  kontras(['build', '--root', root]);
  const duration = performance.now() - began;
  const shares = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 12, seed: 552 });
  const moments = shares.map((share, index) => (index + share) / shares.length);

  test.each(moments)('after %f of its time', async (moment) => {
    const next = other();
    reword(root, next.heading);
    const { child, ended } = start(['build', '--root', root]);
    const timer = setTimeout(() => child.kill('SIGKILL'), duration * moment);
    const { code } = await ended;
    clearTimeout(timer);
    expect([null, 0]).toContain(code);
    const found = healed(next);
    if (code === 0) expect(found).toBe('new');
  });
});
