import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BuildOptions, build } from '../../../pipeline/build.ts';
import { notAsBuilt } from '../../../pipeline/incremental/changes.ts';
import { fingerprint } from '../../../pipeline/incremental/fingerprint.ts';
import { Records } from '../../../pipeline/incremental/record.ts';
import { filesBelow, makeRoot } from '../../root.ts';

const codes = ['421', '450', '451', '452', '454', '550', '551', '552'];
const record = (code: string, more: object = {}) => ({
  ...{ name: `Name ${code}`, class: code.charAt(0), summary: `Summary of ${code}.`, description: `What ${code} is.` },
  ...{ seen: `When ${code} comes.`, fix: `How to mend ${code}.`, retry: 'yes', actor: 'sender', ...more },
});
const files: Readonly<Record<string, object>> = Object.fromEntries(
  codes.map((code) => [`source/smtp/${code}.json`, record(code)]),
);

const put = (root: string, path: string, value: object): void => writeFileSync(join(root, path), JSON.stringify(value));

/** Build, and tell of each page that was written why. */
async function run(root: string, options: BuildOptions = {}): Promise<Record<string, readonly string[]>> {
  const written: Record<string, readonly string[]> = {};
  const { diagnostics } = await build(root, {
    ...options,
    onPage: ({ page, changed, reasons }) => {
      if (changed > 0) written[page] = reasons;
    },
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return written;
}

/** Hold an output against what a first build of the same content gives. */
async function expectClean(root: string): Promise<void> {
  const out = join(makeRoot(), 'clean');
  await build(root, { out });
  expect(filesBelow(join(root, 'dist'))).toEqual(filesBelow(out));
}

test('two parts of different content are not taken for a whole', async () => {
  const root = makeRoot(files);
  const inputs = fingerprint(root, { strict: false });
  await run(root, { inputs });
  put(root, 'source/smtp/450.json', record('450', { fix: 'Another.' }));
  await run(root, { formats: ['json'] });
  put(root, 'source/smtp/450.json', record('450'));
  // The manifests are now those of the first build, and the JSON is not.
  await run(root, { formats: ['markdown'] });
  expect(new Records(root, join(root, 'dist')).read()).toBeUndefined();
  await run(root, { inputs });
  await expectClean(root);
});

test('the fingerprint is noted only where the content stayed the same while it was built', async () => {
  const root = makeRoot(files);
  const inputs = fingerprint(root, { strict: false });
  await run(root, { inputs });
  expect(new Records(root, join(root, 'dist')).read()?.inputs).toBe(inputs);
  put(root, 'source/smtp/450.json', record('450', { fix: 'Another.' }));
  await run(root, { inputs });
  expect(new Records(root, join(root, 'dist')).read()?.inputs).toBeUndefined();
});

test('codes in another order, in a protocol that has few of the pages', async () => {
  const http = (order: readonly string[]) => ({ name: 'HTTP', classes: { '4': '4xx Client Error' }, order });
  const records = Object.fromEntries(['404', '410', '451'].map((code) => [`source/http/${code}.json`, record(code)]));
  const root = makeRoot({ ...files, ...records, 'source/http/protocol.json': http(['404', '410', '451']) });
  await run(root);
  put(root, 'source/http/protocol.json', http(['451', '404', '410']));
  const written = await run(root);
  expect(written['en/http/404-vs-451']).toEqual(['no longer built']);
  expect(Object.keys(written).filter((page) => page.startsWith('en/smtp'))).toEqual([]);
  await expectClean(root);
});

test('the English of a text that is translated, where a sentence with it is English since another text is missing', async () => {
  const messages = JSON.parse(readFileSync(new URL('../../../locales/id/article.json', import.meta.url), 'utf8')) as object;
  const root = makeRoot({
    ...files,
    'locales/id/article.json': messages,
    'locales/id/smtp.json': { codes: { '450': { name: 'Sibuk' } } },
  });
  await run(root);
  put(root, 'source/smtp/450.json', record('450', { name: 'Busy' }));
  expect((await run(root))['id/smtp/450-vs-550']).toEqual(['smtp.codes.450.name']);
  await expectClean(root);
});

test.each([
  ['edited', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('Name 551', 'Mine'))],
  ['deleted', (path: string) => rmSync(path)],
])('a manifest that was %s is not gone on from', async (_, spoil) => {
  const root = makeRoot(files);
  await run(root);
  spoil(join(root, 'dist/manifests/en/smtp.json'));
  put(root, 'source/smtp/pairs.json', { '450-550': { verdict: 'One.' } });
  const written = await run(root);
  expect(written['en/smtp/450-vs-550']).toEqual([notAsBuilt]);
  await expectClean(root);
});

test('a folder of the output that was deleted is made again', async () => {
  const root = makeRoot(files);
  await run(root);
  rmSync(join(root, 'dist/json/en'), { recursive: true });
  put(root, 'source/smtp/pairs.json', { '450-550': { verdict: 'One.' } });
  const written = await run(root);
  expect(written['en/smtp/421']).toEqual([notAsBuilt]);
  await expectClean(root);
});

test('a format that was added while only one locale was built', async () => {
  const root = makeRoot({
    ...files,
    'kontras.config.json': { formats: ['markdown'] },
    'locales/de/article.json': { heading: { fix: 'Beheben' } },
  });
  await run(root);
  put(root, 'kontras.config.json', { formats: ['markdown', 'json'] });
  await run(root, { locales: ['de'] });
  await run(root);
  await expectClean(root);
});
