import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finishAmending } from '../../../pipeline/output/amend.ts';
import { OutputError } from '../../../pipeline/output/output-error.ts';
import { amendOutput, type Output, openOutput } from '../../../pipeline/write.ts';
import { filesBelow, makeRoot } from '../../root.ts';

const old = '{"generator":"kontras","digests":{"a":"1"}}\n';
const next = '{"generator":"kontras","digests":{"a":"2"}}\n';
const output = { 'a/one.md': 'one', 'a/two.md': 'two', 'manifest.json': old };

/** An output in a root of its own. */
function makeOutput(files: Readonly<Record<string, string>> = output): { root: string; dist: string; folder: string } {
  const root = makeRoot(Object.fromEntries(Object.entries(files).map(([path, text]) => [`dist/${path}`, text])));
  return { root, dist: join(root, 'dist'), folder: join(root, 'dist.kontras-amend') };
}

/** Changes that a build has made known and then was killed. */
function leaveChanges(folder: string, given: { journal?: string | object; files?: Readonly<Record<string, string>> } = {}): void {
  const { journal = {}, files = { 'a/one.md': 'ONE', 'b/new.md': 'new', 'manifest.json': next } } = given;
  const outputs = [old, next].map((text) => hash('sha256', text, 'hex'));
  const text =
    typeof journal === 'string' ? journal : JSON.stringify({ pid: 2 ** 30, removed: ['a/two.md'], outputs, ...journal });
  mkdirSync(folder);
  writeFileSync(join(folder, 'journal.json'), text);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, 'files', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'files', path), content);
  }
}

const amended = { 'a/one.md': 'ONE', 'b/new.md': 'new', 'manifest.json': next };

function change(dist: string, more: (output: Output) => void = () => {}): Output {
  const made = amendOutput(dist);
  made.write('a/one.md', 'ONE');
  made.write('manifest.json', next);
  more(made);
  return made;
}

describe('an amended output', () => {
  test('has the new files, not those that were removed, and the others untouched', () => {
    const { root, dist } = makeOutput({ ...output, 'c/only.md': 'only', 'c/d/e.md': 'e' });
    const made = amendOutput(dist);
    expect(made.write('a/one.md', 'ONE')).toBe(true);
    expect(made.write('a/two.md', 'two')).toBe(false);
    made.remove('c/d/e.md');
    made.remove('c/never-there.md');
    made.write('manifest.json', next);
    expect(filesBelow(dist)).toMatchObject({ 'a/one.md': 'one', 'c/d/e.md': 'e' });
    made.commit();
    expect(filesBelow(dist)).toEqual({ 'a/one.md': 'ONE', 'a/two.md': 'two', 'c/only.md': 'only', 'manifest.json': next });
    expect(readdirSync(join(dist, 'c'))).toEqual(['only.md']);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('loses the folders that are left empty', () => {
    const { dist } = makeOutput({ ...output, 'c/d/e.md': 'e' });
    change(dist, (made) => made.remove('c/d/e.md')).commit();
    expect(readdirSync(dist).sort()).toEqual(['a', 'manifest.json']);
  });

  test('is as it was where the build is given up', () => {
    const { root, dist } = makeOutput();
    change(dist).discard();
    expect(filesBelow(root)).toEqual(filesBelow(makeOutput().root));
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('gets a file where a folder was, and a folder where a file was', () => {
    const { dist } = makeOutput({ 'a/one.md/inside': 'x', b: 'file', 'manifest.json': old });
    change(dist, (made) => made.write('b/new.md', 'new')).commit();
    expect(filesBelow(dist)).toEqual(amended);
  });

  test.each([
    ['another build has changed it', (dist: string) => change(dist, (made) => made.write('manifest.json', `${next} `)).commit()],
    [
      'another build has replaced it',
      (dist: string) => {
        const made = openOutput(dist);
        made.write('manifest.json', next);
        made.commit();
      },
    ],
    ['somebody has deleted it', (dist: string) => rmSync(dist, { recursive: true })],
  ])('is left alone where %s meanwhile', (_, other) => {
    const { root, dist } = makeOutput();
    const late = change(dist);
    // Another process would have a folder of its own for its new files.
    const [own] = readdirSync(root).filter((name) => name.includes('next'));
    renameSync(join(root, own as string), join(root, 'put-aside'));
    other(dist);
    renameSync(join(root, 'put-aside'), join(root, own as string));
    const found = existsSync(dist) ? filesBelow(dist) : undefined;
    expect(() => late.commit()).toThrow(/^Another build has replaced .* meanwhile$/);
    expect(existsSync(dist) ? filesBelow(dist) : undefined).toEqual(found);
    expect(readdirSync(root)).toEqual(found === undefined ? [] : ['dist']);
  });
});

describe('changes that were left half-way', () => {
  test.each([
    ['nothing was moved', output],
    ['some files were moved', { ...output, 'a/one.md': 'ONE' }],
    ['what was to go has gone', { 'a/one.md': 'one', 'manifest.json': old }],
  ])('are carried through: %s', (_, found) => {
    const { root, dist, folder } = makeOutput(found);
    leaveChanges(folder);
    finishAmending(dist);
    expect(filesBelow(dist)).toEqual(amended);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('are carried through where only the folder was left to go', () => {
    const { root, dist, folder } = makeOutput(amended);
    leaveChanges(folder, { files: { 'a/one.md': 'ONE' } });
    finishAmending(dist);
    expect(filesBelow(root)).toEqual(filesBelow(makeOutput(amended).root));
  });

  test('are carried through before the next output takes their place, and where the folder is named through a link', () => {
    const { root, dist, folder } = makeOutput();
    leaveChanges(folder);
    symlinkSync(dist, join(root, 'link'));
    const made = openOutput(join(root, 'link'));
    expect(made.carry('b')).toBe(true);
    made.write('manifest.json', next);
    made.commit();
    expect(filesBelow(dist)).toEqual({ 'b/new.md': 'new', 'manifest.json': next });
  });

  test.each(['', '{', 'null', '[]', '{"pid":1}', '{"pid":1,"removed":"a","outputs":[]}'])(
    'are dropped with the journal %j',
    (journal) => {
      const { root, dist, folder } = makeOutput();
      leaveChanges(folder, { journal });
      finishAmending(dist);
      expect(filesBelow(root)).toEqual(filesBelow(makeOutput().root));
      expect(existsSync(folder)).toBe(false);
    },
  );

  test('are dropped where the output is another one, or none', () => {
    const other = makeOutput({ ...output, 'manifest.json': '{"generator":"kontras"}' });
    leaveChanges(other.folder);
    finishAmending(other.dist);
    expect(readFileSync(join(other.dist, 'a/one.md'), 'utf8')).toBe('one');
    const none = makeRoot();
    leaveChanges(join(none, 'dist.kontras-amend'));
    finishAmending(join(none, 'dist'));
    expect(readdirSync(none)).toEqual([]);
    expect(readdirSync(other.root)).toEqual(['dist']);
  });

  test('take nothing away outside of the output', () => {
    const { root, dist, folder } = makeOutput();
    writeFileSync(join(root, 'mine'), 'mine');
    leaveChanges(folder, { journal: { removed: ['../mine', join(root, 'mine'), '', '.', 'a/../../mine'] } });
    finishAmending(dist);
    expect(filesBelow(root)).toEqual({
      mine: 'mine',
      ...Object.fromEntries(Object.entries({ ...amended, 'a/two.md': 'two' }).map(([path, text]) => [`dist/${path}`, text])),
    });
  });

  test('are left to the build that is at it, unless that is too long ago for it to be the same process', () => {
    const { dist, folder } = makeOutput();
    // The process that has started this one runs as long as the test does.
    leaveChanges(folder, { journal: { pid: process.ppid } });
    expect(() => finishAmending(dist)).toThrow(OutputError);
    expect(() => openOutput(dist)).toThrow(/^Another build is writing /);
    expect(filesBelow(dist)).toEqual(output);
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(join(folder, 'journal.json'), hourAgo, hourAgo);
    finishAmending(dist);
    expect(filesBelow(dist)).toEqual(amended);
  });
});

test('a whole output does not take the place of one that another build is changing', () => {
  const { dist, folder } = makeOutput();
  const made = openOutput(dist);
  made.write('manifest.json', next);
  leaveChanges(folder, { journal: { pid: process.ppid } });
  expect(() => made.commit()).toThrow(/^Another build is writing /);
  expect(filesBelow(dist)).toEqual(output);
});
