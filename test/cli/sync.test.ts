import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainRecords } from '../content.ts';
import { headings, plainFolder, put, treeOf } from './folders.ts';
import { kontras, start } from './run.ts';

const translated = { codes: { '334': { name: 'Tantangan Server' }, '552': { name: 'Penyimpanan Penuh' } } };
const folder = (): string => plainFolder({ 'locales/id/smtp.json': translated });
const sync = (root: string, ...args: string[]) => kontras(['sync', '--root', root, ...args]);
const stateOf = (root: string) => JSON.parse(readFileSync(join(root, 'locales/id/state.json'), 'utf8'));
const rename = (root: string, code: '334' | '552', name: string): void =>
  put(root, { [`source/smtp/${code}.json`]: { ...(plainRecords[code] as object), name } });
const staleReport =
  'Stale:\n  smtp.codes.334.name\nRevise these, or say that they still hold:\n  kontras sync --locale id --accept ID,…\n';

test('the second of two runs changes nothing', () => {
  const root = folder();
  expect(sync(root)).toEqual({ code: 0, stdout: 'locales/id/state.json: 5 units recorded, 0 units stale\n', stderr: '' });
  expect(Object.keys(stateOf(root))).toHaveLength(5);
  const before = treeOf(root);
  expect(sync(root)).toEqual({ code: 0, stdout: 'locales/id/state.json: 0 units recorded, 0 units stale\n', stderr: '' });
  expect(treeOf(root)).toEqual(before);
});

test('a translation whose English has changed is stale until it is changed or accepted', () => {
  const root = folder();
  sync(root);
  rename(root, '334', 'Server Question');
  for (const _ of [1, 2])
    expect(sync(root)).toEqual({
      code: 0,
      stdout: 'locales/id/state.json: 0 units recorded, 1 unit stale\n',
      stderr: staleReport,
    });
  expect(JSON.parse(kontras(['status', '--json', '--root', root]).stdout).locales[0].stale).toBe(1);
  expect(sync(root, '--accept', 'smtp.codes.552.name').stderr).toBe(staleReport);
  expect(sync(root, '--accept', 'smtp.codes.334.name')).toMatchObject({ code: 0, stderr: '' });
  expect(sync(root).stderr).toBe('');

  rename(root, '552', 'Storage Exceeded');
  expect(sync(root).stderr).toContain('smtp.codes.552.name');
  put(root, { 'locales/id/smtp.json': { codes: { ...translated.codes, '552': { name: 'Kotak Surat Penuh' } } } });
  expect(sync(root)).toEqual({ code: 0, stdout: 'locales/id/state.json: 1 unit recorded, 0 units stale\n', stderr: '' });
});

test('--protocol leaves what is known of the others', () => {
  const root = folder();
  const http = { name: 'HTTP', classes: { '4': '4xx Client Error' } };
  const page = { name: 'Gone', class: '4', description: 'The page is gone.', seen: 'When it was removed.', fix: 'Stop asking.' };
  put(root, {
    'source/http/protocol.json': http,
    'source/http/410.json': page,
    'source/http/404.json': { ...page, name: 'Not Found' },
  });
  put(root, { 'locales/id/http.json': { codes: { '410': { name: 'Hilang' } } } });
  sync(root);
  const before = stateOf(root);
  expect(Object.keys(before)).toHaveLength(6);
  rename(root, '334', 'Server Question');
  expect(sync(root, '--protocol', 'http', '--accept', 'all')).toMatchObject({ code: 0, stderr: '' });
  expect(stateOf(root)).toEqual(before);
});

test.each([
  ['the translation', 'locales/id/smtp.json', '{ "codes": '],
  ['the English', 'source/smtp/334.json', '{ "name": '],
  ['what was recorded', 'locales/id/state.json', '{ "smtp.codes.334.name": null }'],
  ['what was recorded, as a list', 'locales/id/state.json', '[]'],
])('nothing is recorded, nor forgotten, where %s cannot be read', (_, file, text) => {
  const root = folder();
  sync(root);
  put(root, { [file]: text });
  const before = treeOf(root);
  const ran = sync(root);
  expect(ran.stderr).toMatch(new RegExp(`^${file}\\n  1:\\d+ +error +(json|schema)/`));
  expect(ran.stderr).toMatch(/\nNothing was recorded\.\n$/);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(treeOf(root)).toEqual(before);
});

test('a locale that is broken does not keep another from being recorded', () => {
  const root = folder();
  put(root, { 'locales/ko/article.json': '{' });
  expect(sync(root).code).toBe(1);
  expect(sync(root, '--locale', 'id').code).toBe(0);
  expect(Object.keys(stateOf(root))).toHaveLength(5);
});

/** Kill the process between the writing of the new file and its renaming. */
const fault = `data:text/javascript,${encodeURIComponent(
  "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; fs.renameSync = () => process.kill(process.pid, 'SIGKILL'); syncBuiltinESMExports();",
)}`;

test('a run that is killed leaves the old record whole and nothing that check would stumble over', async () => {
  const root = folder();
  sync(root);
  const before = stateOf(root);
  put(root, { 'locales/id/article.json': { heading: { ...headings.heading, more: 'Pelajari Lebih Lanjut' } } });
  const { ended } = start(['sync', '--root', root], { env: { NODE_OPTIONS: `--import "${fault}"` } });
  expect((await ended).code).toBe(null);
  expect(stateOf(root)).toEqual(before);
  expect(kontras(['check', '--root', root]).code).toBe(0);
  expect(sync(root).stdout).toBe('locales/id/state.json: 1 unit recorded, 0 units stale\n');
  expect(existsSync(join(root, 'locales/id/.state.json.next'))).toBe(false);
});
