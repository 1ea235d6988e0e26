import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeRoot } from '../root.ts';
import { codesOf } from './content.ts';
import { expectPages } from './kontras.ts';
import { expectSame, filesIn, Mismatch, volumeOf, watchWrites } from './tree.ts';

const files = { 'a/one.md': 'one', 'a/b/two.md': 'two, à', 'three.md': 'three' };

test('finds every file below a folder', () => {
  const root = makeRoot(files);
  expect([...filesIn(root)].sort()).toEqual(['a/b/two.md', 'a/one.md', 'three.md'].map((path) => join(root, path)));
});

test('counts files and bytes, and refuses an empty file', () => {
  const root = makeRoot(files);
  expect(volumeOf(root)).toEqual({ files: 3, bytes: 3 + 7 + 5 });
  expect(volumeOf(root, (path) => path.endsWith('one.md'))).toEqual({ files: 1, bytes: 3 });
  writeFileSync(join(root, 'four.md'), '');
  expect(() => volumeOf(root)).toThrow(Mismatch);
});

describe('two folders', () => {
  test('are the same where their files are', () => {
    expect(() => expectSame(makeRoot(files), makeRoot(files))).not.toThrow();
  });

  test.each([
    ['Unexpected bytes', { ...files, 'a/one.md': 'eno' }],
    ['Missing', { 'a/one.md': 'one', 'three.md': 'three' }],
    ['Unexpected 4 files', { ...files, 'four.md': 'four' }],
  ])('are not the same: %s', (message, others) => {
    expect(() => expectSame(makeRoot(others), makeRoot(files))).toThrow(message);
  });
});

test('counts what is written after the watch began, and not what is linked or renamed', async () => {
  const root = makeRoot(files);
  const beside = makeRoot();
  const written = await watchWrites(beside);
  expect(written(root)).toBe(0);
  linkSync(join(root, 'three.md'), join(root, 'linked.md'));
  renameSync(join(root, 'a/one.md'), join(root, 'a/renamed.md'));
  expect(written(root)).toBe(0);
  writeFileSync(join(root, 'a/renamed.md'), 'one');
  writeFileSync(join(root, 'four.md'), 'four');
  copyFileSync(join(root, 'four.md'), join(root, 'copied.md'));
  expect(written(root)).toBe(3);
});

describe('the pages of a build', () => {
  const size = { records: 3, locales: 2, seed: 1 };
  const [a, b, c] = codesOf(size);

  function pages(): string {
    const root = makeRoot();
    for (const tag of ['en', 'id']) {
      mkdirSync(join(root, 'articles', tag, 'bench'), { recursive: true });
      for (const page of ['overview', a, b, c, `${a}-vs-${b}`, `${a}-vs-${c}`, `${b}-vs-${c}`])
        writeFileSync(join(root, 'articles', tag, 'bench', `${page}.md`), 'text');
    }
    return root;
  }

  test('are all there', () => {
    expect(() => expectPages(pages(), size)).not.toThrow();
  });

  test('may not lack one, nor have one too many', () => {
    const lacking = pages();
    rmSync(join(lacking, `articles/id/bench/${a}-vs-${c}.md`));
    expect(() => expectPages(lacking, size)).toThrow(`Missing page ${a}-vs-${c}`);
    const abundant = pages();
    writeFileSync(join(abundant, `articles/en/bench/${c}-vs-${a}.md`), 'text');
    expect(() => expectPages(abundant, size)).toThrow(`Unexpected page ${c}-vs-${a}`);
  });
});
