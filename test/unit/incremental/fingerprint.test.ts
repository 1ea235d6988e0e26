import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../../pipeline/incremental/fingerprint.ts';
import { makeRoot } from '../../root.ts';

const files = { 'kontras.config.json': {}, 'source/smtp/450.json': { name: 'a' }, 'locales/ko/article.json': { title: 'b' } };
const of = (root: string): string => fingerprint(root, {});

test('the same files give the same fingerprint in another folder, and under other options another', () => {
  const [one, other] = [makeRoot(files), makeRoot({ ...files, 'dist/x': 'x', 'README.md': 'y', 'source/.hidden': 'z' })];
  expect(of(one)).toBe(of(other));
  expect(fingerprint(one, { strict: true })).not.toBe(of(one));
});

test.each([
  ['a text', (root: string) => writeFileSync(join(root, 'source/smtp/450.json'), '{}')],
  ['the config', (root: string) => writeFileSync(join(root, 'kontras.config.json'), '{ }')],
  ['a name', (root: string) => renameSync(join(root, 'source/smtp/450.json'), join(root, 'source/smtp/451.json'))],
  ['a new file', (root: string) => writeFileSync(join(root, 'locales/ko/smtp.json'), '')],
  ['a deleted folder', (root: string) => rmSync(join(root, 'locales'), { recursive: true })],
  [
    'a folder in place of a file',
    (root: string) => {
      rmSync(join(root, 'kontras.config.json'));
      mkdirSync(join(root, 'kontras.config.json'));
    },
  ],
])('%s changes it', (_, change) => {
  const root = makeRoot(files);
  const before = of(root);
  change(root);
  expect(of(root)).not.toBe(before);
});

describe('what no build reads is not read here either', () => {
  test.each([
    ['a link out of the root', (root: string) => symlinkSync('/', join(root, 'locales/all'))],
    ['a link in a circle', (root: string) => symlinkSync('..', join(root, 'source/smtp/up'))],
    ['a link to nothing', (root: string) => symlinkSync('nowhere', join(root, 'source/smtp/451.json'))],
    ['a pipe that nobody writes to', (root: string) => void execFileSync('mkfifo', [join(root, 'source/smtp/451.json')])],
    [
      'a folder that cannot be read',
      (root: string) => {
        mkdirSync(join(root, 'source/http'));
        chmodSync(join(root, 'source/http'), 0o000);
      },
    ],
  ])('%s', (_, add) => {
    const root = makeRoot(files);
    const before = of(root);
    add(root);
    expect(of(root)).toMatch(/^[0-9a-f]{64}$/);
    expect(of(root)).not.toBe(before);
  });
});
