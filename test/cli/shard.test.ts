import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, leftovers, plainFolder, shortProjectFolder, treeOf } from './folders.ts';
import { kontras } from './run.ts';

const root = shortProjectFolder();
const place = emptyFolder();
const build = (part: string, out: string, from = root) =>
  kontras(['build', '--quiet', '--root', from, '--shard', part, '--out', out]);
const pagesIn = (folder: string): number => Object.keys(treeOf(folder)).filter((path) => path.startsWith('articles/')).length;

const count = 7;
const parts = Array.from({ length: count }, (_, index) => join(place, `part-${index + 1}`));
for (const [index, part] of parts.entries())
  expect(build(`${index + 1}/${count}`, part)).toEqual({ code: 0, stdout: '', stderr: '' });

test('parts are equal, and have each page once', () => {
  expect(kontras(['build', '--quiet', '--root', root]).code).toBe(0);
  const all = pagesIn(join(root, 'dist'));
  const sizes = parts.map(pagesIn);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(all);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
});

test('joined in any order they are the whole build, byte for byte', () => {
  const out = join(place, 'whole');
  const { code, stdout, stderr } = kontras(['merge', ...[...parts].reverse(), '--out', out]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Joined 7 parts with 104 pages in \d+\.\d\d s: /);
  expect(treeOf(out)).toEqual(treeOf(join(root, 'dist')));
  // The parts are as they were, and can be joined again.
  expect(kontras(['merge', '--quiet', ...parts, '--out', out])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(treeOf(out)).toEqual(treeOf(join(root, 'dist')));
  expect(leftovers(out)).toEqual([]);
});

test('a locale under "omit" is cut by the pages that it has', () => {
  const from = plainFolder({ 'kontras.config.json': { locales: { id: { fallback: 'omit' } } } });
  const folders = [1, 2, 3].map((index) => join(from, `part-${index}`));
  for (const [index, folder] of folders.entries()) expect(build(`${index + 1}/3`, folder, from).code).toBe(0);
  expect(folders.map(pagesIn)).toEqual([1, 1, 2]);
  expect(kontras(['merge', ...folders, '--quiet', '--root', from]).code).toBe(0);
  expect(kontras(['build', '--quiet', '--root', from, '--out', join(from, 'whole')]).code).toBe(0);
  expect(treeOf(join(from, 'dist'))).toEqual(treeOf(join(from, 'whole')));
});

test('more parts than pages: some are empty, and are joined all the same', () => {
  const from = plainFolder();
  const folders = Array.from({ length: 20 }, (_, index) => join(from, `part-${index + 1}`));
  for (const [index, folder] of folders.entries()) expect(build(`${index + 1}/20`, folder, from).code).toBe(0);
  expect(kontras(['merge', ...folders, '--quiet', '--root', from]).code).toBe(0);
  expect(pagesIn(join(from, 'dist'))).toBe(8);
});

describe('what is no whole is refused', () => {
  const refused = (folders: readonly string[], message: RegExp): void => {
    const out = join(place, 'refused');
    const { code, stdout, stderr } = kontras(['merge', ...folders, '--out', out]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(existsSync(out)).toBe(false);
  };

  test('a part that is missing', () => {
    refused(parts.slice(1, -1), /^Unexpected 5 of 7 parts, expected 1\/7, 7\/7 too\n$/);
  });

  test('a part that is there twice', () => {
    const twin = join(place, 'twin');
    expect(build(`3/${count}`, twin).code).toBe(0);
    refused([...parts, twin], /^Unexpected second part 3\/7 in .*, expected each once\n$/);
  });

  test('a part of another number of parts', () => {
    const other = join(place, 'other');
    expect(build('1/2', other).code).toBe(0);
    refused([...parts.slice(1), other], /expected one of /);
  });

  test('a part of other content', () => {
    const [from, other] = [shortProjectFolder(), join(place, 'changed')];
    writeFileSync(
      join(from, 'source/smtp/450.json'),
      readFileSync(join(from, 'source/smtp/450.json'), 'utf8').replace('Busy', 'Occupied'),
    );
    const file = join(from, 'source/glossary.json');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    expect(build(`7/${count}`, other, from).code).toBe(0);
    refused(
      [...parts.slice(0, -1), other],
      /^Unexpected part 7\/7 in .*: it was built from other content or by another version than 1\/7\nBuild all parts anew/,
    );
  });

  test('a whole build, and a folder that is no build', () => {
    refused([join(root, 'dist')], /^Unexpected .*dist, expected a part of a build\nBuild it with --shard/);
    refused([emptyFolder()], /expected the folder of a build\nBuild each part: kontras build --shard 1\/8\n$/);
  });

  test.each(['0/3', '4/3', '1', '1/0', 'x', '1/3/5', '-1/3'])('--shard=%s', (part) => {
    const { code, stderr } = kontras(['build', '--root', root, `--shard=${part}`]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Expected a part of several, such as 1\/8 to 8\/8\./);
  });

  test('a folder that is not ours is not replaced', () => {
    const out = join(place, 'foreign');
    const file = join(out, 'notes.txt');
    kontras(['merge', ...parts, '--out', out]);
    writeFileSync(join(out, 'manifest.json'), '{}');
    writeFileSync(file, 'mine');
    const { code, stderr } = kontras(['merge', ...parts, '--out', out]);
    expect([code, stderr.includes('holds files that Kontras did not write')]).toEqual([3, true]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});
