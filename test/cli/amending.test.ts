import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Files, plainFolder, put, treeOf } from './folders.ts';
import { kontras, start } from './run.ts';

const codes = ['421', '450', '451', '452', '550', '551', '552'];
const record = (code: string) => ({
  ...{ name: `Name ${code}`, class: code.charAt(0), summary: `Summary of ${code}.`, description: `What ${code} is.` },
  ...{ seen: `When ${code} comes.`, fix: `How to mend ${code}.`, retry: 'yes', actor: 'sender' },
});

const verdict = (text: string): Files => ({ 'source/smtp/pairs.json': { '450-550': { verdict: text } } });
const heading = (text: string): Files => ({ 'source/article.json': { heading: { fix: text } } });

const build = (root: string, ...args: string[]) => kontras(['build', '--root', root, ...args]);
const quiet = { code: 0, stdout: '', stderr: '' };

type Tree = Readonly<Record<string, string>>;

/** A root that was built, whose content has changed since, and its outputs before and after. */
function changed(before: Files, now: Files): { root: string; dist: string; old: Tree; next: Tree } {
  const records = Object.fromEntries(codes.map((code) => [`source/smtp/${code}.json`, record(code)]));
  const root = plainFolder({ ...records, ...now });
  const dist = join(root, 'dist');
  expect(build(root, '--quiet')).toEqual(quiet);
  const next = treeOf(dist);
  put(root, before);
  expect(build(root, '--quiet')).toEqual(quiet);
  const old = treeOf(dist);
  put(root, now);
  expect(next).not.toEqual(old);
  return { root, dist, old, next };
}

const small = () => changed(verdict('One.'), verdict('Another.'));
const large = () => changed(heading('Mending'), heading('Repair'));

const beside = (root: string): string[] => readdirSync(root).filter((name) => name.startsWith('dist.'));

/** Do something at each call of a function of `fs`, in the process of the command, that is about the output: `calls` says which one it is. */
const atEach = (name: string, what: string): Record<string, string> => {
  const source = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const real = fs.${name};
    let calls = 0;
    fs.${name} = (...given) => {
      if (!/\\/dist[./]|\\/dist$/.test(given[0])) return real(...given);
      calls += 1;
      ${what}
      return real(...given);
    };
    syncBuiltinESMExports();`;
  return { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(source)}"` };
};
const at = (name: string, nth: number, what: string) => atEach(name, `if (calls === ${nth}) { ${what} }`);
const kill = "process.kill(process.pid, 'SIGKILL');";
const full = "throw Object.assign(new Error(), { code: 'ENOSPC' });";

describe('a build that changes a few files', () => {
  test.each([1, 2, 4, 5])('and is killed before its rename %i is finished by the next', (nth) => {
    const { root, dist, old, next } = small();
    expect(kontras(['build', '--root', root], { env: at('renameSync', nth, kill) }).code).toBe(null);
    for (const [path, digest] of Object.entries(treeOf(dist))) expect([old[path], next[path]]).toContain(digest);
    expect(beside(root)).toHaveLength(1);
    expect(build(root, '--quiet')).toEqual(quiet);
    expect(treeOf(dist)).toEqual(next);
    expect(beside(root)).toEqual([]);
  });

  test('and is killed is finished by a build of a part as well', () => {
    const { root, dist, next } = small();
    expect(kontras(['build', '--root', root], { env: at('renameSync', 3, kill) }).code).toBe(null);
    expect(build(root, '--quiet', '--locale', 'id')).toEqual(quiet);
    expect(treeOf(dist)).toEqual(next);
  });

  test('at the same time as another of the same content leaves its output, or gives up', async () => {
    const { root, dist, next } = small();
    const runs = await Promise.all([1, 2, 3].map(() => start(['build', '--quiet', '--root', root]).ended));
    expect(runs.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of runs) {
      expect([0, 3]).toContain(code);
      if (code === 3) expect(stderr).toMatch(/^(Another build (is writing|has replaced)|Could not) /);
    }
    expect(build(root, '--quiet')).toEqual(quiet);
    expect(treeOf(dist)).toEqual(next);
    expect(beside(root)).toEqual([]);
  });
});

describe.each([
  ['changes a few files', small, 'change'],
  ['replaces the output', large, 'replace'],
])('a build that %s', (_, make, verb) => {
  test('and finds the disk full while it writes leaves the output as it was', () => {
    const { root, dist, old, next } = make();
    const { code, stdout, stderr } = kontras(['build', '--root', root], { env: at('writeFileSync', 2, full) });
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toBe(
      `Could not write ${dist}: the disk is full\nThe previous output is as it was. Mend the cause and build again.\n`,
    );
    expect(treeOf(dist)).toEqual(old);
    expect(beside(root)).toEqual([]);
    expect(build(root, '--quiet')).toEqual(quiet);
    expect(treeOf(dist)).toEqual(next);
  });

  test('into an output that is read-only leaves it as it was', () => {
    const { root, dist, old, next } = make();
    const everything = [root, ...readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path))];
    if (process.getuid?.() === 0) for (const path of everything) chownSync(path, 65534, 65534);
    const folders = everything.filter((path) => path.startsWith(dist) && statSync(path).isDirectory());
    for (const folder of folders) chmodSync(folder, 0o555);
    const { code, stderr } = kontras(['build', '--root', root], { unprivileged: true });
    for (const folder of folders) chmodSync(folder, 0o755);
    expect(stderr).toBe(
      `Could not ${verb} ${dist}: permission is denied\nThe previous output is as it was. Mend the cause and build again.\n`,
    );
    expect(code).toBe(3);
    expect(treeOf(dist)).toEqual(old);
    expect(beside(root)).toEqual([]);
    expect(kontras(['build', '--root', root, '--quiet'], { unprivileged: true })).toEqual(quiet);
    expect(treeOf(dist)).toEqual(next);
  });
});

test('a build that is interrupted says so and leaves the output as it was', () => {
  const more = Object.fromEntries(
    ['220', '221', '250', '354', '421', '454', '530', '554'].map((code) => [`source/smtp/${code}.json`, record(code)]),
  );
  const { root, dist, old, next } = changed({ ...more, ...heading('Mending') }, { ...more, ...heading('Repair') });
  // A build looks up from its work now and then: this one is slow enough for it.
  const slowly = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);';
  const env = atEach('writeFileSync', `if (calls === 5) process.kill(process.pid, 'SIGINT'); ${slowly}`);
  const { code, stdout, stderr } = kontras(['build', '--root', root], { env });
  expect([code, stdout]).toEqual([130, '']);
  expect(stderr).toBe('Interrupted. Nothing was written; the output is as it was.\n');
  expect(treeOf(dist)).toEqual(old);
  expect(beside(root)).toEqual([]);
  expect(build(root, '--quiet')).toEqual(quiet);
  expect(treeOf(dist)).toEqual(next);
  expect(existsSync(join(root, '.kontras/.gitignore'))).toBe(true);
  expect(readFileSync(join(root, '.kontras/.gitignore'), 'utf8')).toBe('*\n');
});
