import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OutputError } from '../../pipeline/output/output-error.ts';
import { createFile, replaceFile } from '../../pipeline/output/write-file.ts';
import { type Output, openOutput } from '../../pipeline/write.ts';
import { filesBelow, makeRoot } from '../root.ts';

/** A process that is not there: no system counts so far. */
const dead = 2 ** 30;
const manifest = '{"generator":"kontras"}\n';

/** Write a whole output, as a build does. */
function build(out: string, files: Readonly<Record<string, string>>, more: (output: Output) => void = () => {}): void {
  const output = openOutput(out);
  for (const [path, text] of Object.entries(files)) output.write(path, text);
  more(output);
  output.write('manifest.json', manifest);
  output.commit();
}

const inode = (path: string): number => statSync(path).ino;

describe('a new output', () => {
  test('takes the place of none, with the folders above it', () => {
    const root = makeRoot();
    build(join(root, 'a/b/dist'), { 'x/y/z.md': 'text\n' });
    expect(filesBelow(root)).toEqual({ 'a/b/dist/x/y/z.md': 'text\n', 'a/b/dist/manifest.json': manifest });
    expect(readdirSync(join(root, 'a/b'))).toEqual(['dist']);
  });

  test('takes the place of an old one as a whole: what is no longer written is gone', () => {
    const root = makeRoot();
    const dist = join(root, 'dist');
    build(dist, { 'a.md': 'a', 'old/b.md': 'b' });
    build(dist, { 'a.md': 'A', 'new/c.md': 'c' });
    expect(filesBelow(root)).toEqual({ 'dist/a.md': 'A', 'dist/new/c.md': 'c', 'dist/manifest.json': manifest });
    expect(readdirSync(dist).sort()).toEqual(['a.md', 'manifest.json', 'new']);
  });

  test('is not seen until it is committed', () => {
    const root = makeRoot();
    const dist = join(root, 'dist');
    build(dist, { 'a.md': 'a', 'b.md': 'b' });
    const before = filesBelow(dist);
    const output = openOutput(dist);
    output.write('a.md', 'A');
    output.write('b.md', 'b');
    const stream = output.stream('manifests/en.json');
    stream.write('half');
    expect(filesBelow(dist)).toEqual(before);
    stream.write(' whole');
    stream.close();
    output.write('manifest.json', manifest);
    output.commit();
    expect(filesBelow(root)).toEqual({
      'dist/a.md': 'A',
      'dist/b.md': 'b',
      'dist/manifests/en.json': 'half whole',
      'dist/manifest.json': manifest,
    });
  });

  test('that is given up leaves the old one, and nothing of itself', () => {
    const root = makeRoot();
    const dist = join(root, 'dist');
    build(dist, { 'a.md': 'a' });
    const output = openOutput(dist);
    output.write('a.md', 'A');
    output.discard();
    expect(filesBelow(root)).toEqual({ 'dist/a.md': 'a', 'dist/manifest.json': manifest });
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('takes an empty folder, a relative path and one with a slash at its end', () => {
    const root = makeRoot();
    const dist = join(root, 'dist');
    mkdirSync(dist);
    build(`${dist}/`, { 'a.md': 'a' });
    expect(filesBelow(root)).toEqual({ 'dist/a.md': 'a', 'dist/manifest.json': manifest });
    expect(readdirSync(root)).toEqual(['dist']);
  });
});

test('what has not changed is linked, what has is not', () => {
  const dist = join(makeRoot(), 'dist');
  build(dist, { 'same.md': 'same 한글', 'other.md': 'old' });
  const before = { same: inode(join(dist, 'same.md')), other: inode(join(dist, 'other.md')) };
  build(dist, { 'same.md': 'same 한글', 'other.md': 'new' });
  expect(inode(join(dist, 'same.md'))).toBe(before.same);
  expect(inode(join(dist, 'other.md'))).not.toBe(before.other);
  expect(filesBelow(dist)).toMatchObject({ 'same.md': 'same 한글', 'other.md': 'new' });
});

test('a file that changed by its last byte alone is written anew', () => {
  const dist = join(makeRoot(), 'dist');
  build(dist, { 'a.md': 'text\n' });
  build(dist, { 'a.md': 'text' });
  expect(readFileSync(join(dist, 'a.md'), 'utf8')).toBe('text');
});

describe('what is carried', () => {
  test('is taken over as it is, a file and a folder', () => {
    const dist = join(makeRoot(), 'dist');
    build(dist, { 'articles/ko/smtp/a.md': 'ko', 'articles/en/smtp/a.md': 'en', 'manifests/ko/smtp.json': '{}' });
    const carried: boolean[] = [];
    build(dist, { 'articles/en/smtp/a.md': 'EN' }, (output) => {
      for (const path of ['articles/ko/smtp', 'manifests/ko/smtp.json', 'articles/id/smtp']) carried.push(output.carry(path));
    });
    expect(carried).toEqual([true, true, false]);
    expect(filesBelow(dist)).toEqual({
      'articles/en/smtp/a.md': 'EN',
      'articles/ko/smtp/a.md': 'ko',
      'manifest.json': manifest,
      'manifests/ko/smtp.json': '{}',
    });
  });

  test('is nothing where there was no output', () => {
    const dist = join(makeRoot(), 'dist');
    build(dist, {}, (output) => expect(output.carry('articles/ko')).toBe(false));
    expect(filesBelow(dist)).toEqual({ 'manifest.json': manifest });
  });

  test('is refused where another build has replaced it meanwhile', () => {
    const root = makeRoot();
    const dist = join(root, 'dist');
    build(dist, { 'a.md': 'a' });
    const output = openOutput(dist);
    output.carry('a.md');
    renameSync(dist, join(root, 'elsewhere'));
    mkdirSync(dist);
    expect(() => output.commit()).toThrow(OutputError);
    expect(readdirSync(root).sort()).toEqual(['dist', 'elsewhere']);
  });
});

describe('after a build that was killed', () => {
  const old = { 'dist/a.md': 'old', 'dist/manifest.json': manifest };

  test('while it wrote: the old output stands, and what was begun goes', () => {
    const root = makeRoot({ ...old, [`dist.kontras-next-${dead}/half.md`]: 'half' });
    openOutput(join(root, 'dist')).discard();
    expect(filesBelow(root)).toEqual(old);
  });

  test('between the two renames: the old output is put back', () => {
    const root = makeRoot({
      [`dist.kontras-previous-${dead}/a.md`]: 'old',
      [`dist.kontras-previous-${dead}/manifest.json`]: manifest,
      [`dist.kontras-next-${dead}/a.md`]: 'new',
    });
    openOutput(join(root, 'dist')).discard();
    expect(filesBelow(root)).toEqual(old);
  });

  test('after the second rename: the new output stands, the old one goes', () => {
    const root = makeRoot({ ...old, [`dist.kontras-previous-${dead}/a.md`]: 'older' });
    openOutput(join(root, 'dist')).discard();
    expect(filesBelow(root)).toEqual(old);
  });

  test('in any of these states, the next build succeeds', () => {
    for (const left of [
      `dist.kontras-next-${dead}`,
      `dist.kontras-previous-${dead}`,
      `dist.kontras-next-${process.pid}`,
      `dist.kontras-previous-${process.pid}`,
    ]) {
      for (const before of [old, {}]) {
        const root = makeRoot({ ...before, [`${left}/a.md`]: 'left', [`${left}/manifest.json`]: manifest });
        build(join(root, 'dist'), { 'b.md': 'new' });
        expect(filesBelow(root)).toEqual({ 'dist/b.md': 'new', 'dist/manifest.json': manifest });
      }
    }
  });

  test('what one that still runs is writing is left alone', () => {
    // The process that started this one: it is there, and it is not this one.
    const running = { [`dist.kontras-next-${process.ppid}/half.md`]: 'half' };
    const root = makeRoot({ ...old, ...running });
    openOutput(join(root, 'dist')).discard();
    expect(filesBelow(root)).toEqual({ ...old, ...running });
  });

  test('folders of other names are left alone', () => {
    const others = Object.fromEntries(
      [
        'dist.next',
        'dist.kontras-next-',
        'dist.kontras-next-1x',
        `dist.old.kontras-next-${dead}`,
        `xdist.kontras-next-${dead}`,
        'dist.old',
        'distant',
      ].map((name) => [`${name}/a.md`, 'mine']),
    );
    const root = makeRoot({ ...old, ...others });
    openOutput(join(root, 'dist')).discard();
    expect(filesBelow(root)).toEqual({ ...old, ...others });
  });
});

describe('a folder that Kontras did not write', () => {
  test.each([
    ['has no manifest', { 'dist/thesis.doc': 'years of work' }],
    ['has one of somebody else', { 'dist/manifest.json': '{"name":"My app"}', 'dist/thesis.doc': 'x' }],
    ['has one that is no JSON', { 'dist/manifest.json': 'x' }],
    ['has one that is null', { 'dist/manifest.json': 'null' }],
    ['has one that is a list', { 'dist/manifest.json': '["kontras"]' }],
    ['has a folder of that name', { 'dist/manifest.json/x': 'x' }],
    ['has hidden files alone', { 'dist/.git/config': 'x' }],
  ])('%s, and is refused', (_, files) => {
    const root = makeRoot(files);
    expect(() => openOutput(join(root, 'dist'))).toThrow(OutputError);
    expect(() => openOutput(join(root, 'dist'))).toThrow('Kontras did not write');
    expect(filesBelow(root)).toEqual(files);
    expect(readdirSync(root)).toEqual(['dist']);
  });
});

describe('what cannot be written', () => {
  test('is an OutputError with a hint: a file is in the way', () => {
    const root = makeRoot({ dist: 'a file', 'x/y': 'a file' });
    for (const out of ['dist', 'x/y/dist']) {
      try {
        openOutput(join(root, out));
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(OutputError);
        expect((error as OutputError).message).toMatch(/^Could not prepare .*: a /);
        expect((error as OutputError).hint).toMatch(/\S/);
      }
    }
    expect(filesBelow(root)).toEqual({ dist: 'a file', 'x/y': 'a file' });
  });

  test('is an OutputError: the folder above may not be written', () => {
    const root = makeRoot({ 'locked/dist/a.md': 'old', 'locked/dist/manifest.json': manifest });
    chmodSync(root, 0o755);
    chmodSync(join(root, 'locked'), 0o555);
    // The superuser may write anywhere.
    const user = process.geteuid?.() === 0 ? 65534 : undefined;
    if (user !== undefined) process.seteuid?.(user);
    try {
      expect(() => openOutput(join(root, 'locked/dist'))).toThrow(/permission is denied/);
      expect(() => openOutput(join(root, 'locked/other'))).toThrow(OutputError);
      expect(() => createFile(join(root, 'locked/new.json'), '{}')).toThrow(OutputError);
    } finally {
      if (user !== undefined) process.seteuid?.(0);
      chmodSync(join(root, 'locked'), 0o755);
    }
    expect(filesBelow(root)).toEqual({ 'locked/dist/a.md': 'old', 'locked/dist/manifest.json': manifest });
  });

  test('half-way leaves the old output, and nothing of the new one', () => {
    const root = makeRoot();
    const dist = join(root, 'dist');
    build(dist, { 'a.md': 'a' });
    const output = openOutput(dist);
    output.write('a.md', 'A');
    expect(() => output.write('a.md/b.md', 'b')).toThrow(OutputError);
    expect(filesBelow(root)).toEqual({ 'dist/a.md': 'a', 'dist/manifest.json': manifest });
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test.each(['../out.md', '../../etc/passwd', 'a/../../out.md'])('a path that leaves the output is our own bug: %s', (path) => {
    const root = makeRoot();
    const output = openOutput(join(root, 'dist'));
    expect(() => output.write(path, 'x')).toThrow('leaves the output folder');
    expect(readdirSync(root)).toEqual([]);
    const again = openOutput(join(root, 'dist'));
    expect(() => again.stream(path)).toThrow('leaves the output folder');
    expect(readdirSync(root)).toEqual([]);
  });

  test('a path into a folder beside the new one, whose name only begins like it, leaves the output as well', () => {
    const root = makeRoot();
    const output = openOutput(join(root, 'dist'));
    expect(() => output.write(`../dist.kontras-next-${process.pid}0/x.md`, 'x')).toThrow('leaves the output folder');
    expect(readdirSync(root)).toEqual([]);
  });
});

describe('an output that is a link', () => {
  test('is written where it leads, and stays a link', () => {
    const root = makeRoot({ 'real/dist/a.md': 'old', 'real/dist/manifest.json': manifest });
    symlinkSync('real/dist', join(root, 'dist'));
    build(join(root, 'dist'), { 'a.md': 'new' });
    expect(filesBelow(join(root, 'real'))).toEqual({ 'dist/a.md': 'new', 'dist/manifest.json': manifest });
    expect(readFileSync(join(root, 'dist/a.md'), 'utf8')).toBe('new');
    expect(readdirSync(root).sort()).toEqual(['dist', 'real']);
  });

  test('to nothing is refused', () => {
    const root = makeRoot();
    symlinkSync('nothing', join(root, 'dist'));
    expect(() => openOutput(join(root, 'dist'))).toThrow(OutputError);
    expect(readdirSync(root)).toEqual(['dist']);
  });
});

test('createFile never replaces a file', () => {
  const root = makeRoot({ 'a.json': 'mine' });
  expect(() => createFile(join(root, 'a.json'), 'other')).toThrow(OutputError);
  createFile(join(root, 'b/c.json'), 'new');
  expect(filesBelow(root)).toEqual({ 'a.json': 'mine', 'b/c.json': 'new' });
});

test('replaceFile replaces a file at once, and what a kill has left', () => {
  const root = makeRoot({ 'state.json': 'old', '.state.json.next': 'half' });
  const before = inode(join(root, 'state.json'));
  replaceFile(join(root, 'state.json'), 'new');
  expect(inode(join(root, 'state.json'))).not.toBe(before);
  expect(filesBelow(root)).toEqual({ 'state.json': 'new' });
  writeFileSync(join(root, 'file'), '');
  expect(() => replaceFile(join(root, 'file/state.json'), 'x')).toThrow(OutputError);
  expect(existsSync(join(root, 'file'))).toBe(true);
});
