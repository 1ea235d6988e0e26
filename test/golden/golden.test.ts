import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { filesBelow, makeRoot } from '../root.ts';
import { contents } from './content.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** As they are before vitest writes those that are absent: a new one is written by a first run, and read by its author before a second. */
const kept = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'));

type Name = keyof typeof contents;
const outputs = new Map<Name, Readonly<Record<string, string>>>();

async function built(name: Name): Promise<Readonly<Record<string, string>>> {
  let output = outputs.get(name);
  if (output === undefined) {
    const root = makeRoot(contents[name]);
    const { diagnostics, counts } = await build(root);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(counts).toBeDefined();
    output = filesBelow(join(root, 'dist'));
    outputs.set(name, output);
  }
  return output;
}

/** Built files, whole. */
const files: readonly (readonly [Name, string])[] = [
  ['plain', 'articles/en/smtp/334-vs-552.md'],
  ['plain', 'articles/en/smtp/552.md'],
  ['plain', 'articles/en/smtp/overview.md'],
  ['plain', 'json/en/smtp/334-vs-552.json'],
  ['headings', 'articles/id/smtp/334-vs-552.md'],
  ['rich', 'articles/en/smtp/450-vs-552.md'],
  ['rich', 'articles/en/smtp/552.md'],
  ['arabic', 'articles/ar/smtp/450-vs-552.md'],
  ['korean', 'articles/ko/smtp/334-vs-552.md'],
  ['japanese', 'articles/ja/smtp/334-vs-552.md'],
  ['omitted', 'articles/id/smtp/334-vs-552.md'],
  ['omitted', 'articles/id/smtp/overview.md'],
  ['omitted', 'manifests/id/smtp.json'],
  ['judged', 'articles/en/smtp/450-vs-552.md'],
  ['judged', 'articles/en/smtp/552.md'],
  ['judged', 'articles/ko/smtp/450-vs-552.md'],
];

/** Bodies in HTML, of which a JSON file has one line. */
const bodies: readonly (readonly [Name, string])[] = [
  ['rich', 'en/smtp/450-vs-552'],
  ['arabic', 'ar/smtp/450-vs-552'],
  ['headings', 'id/smtp/334-vs-552'],
  ['judged', 'en/smtp/450-vs-552'],
  ['judged', 'ko/smtp/450-vs-552'],
];

/** As plain text: a formatter that knows the language would lay it out anew, and this is about each byte. */
const snapshotOf = (name: Name, path: string): string => `${name}/${path.replaceAll('/', '-')}.txt`;
const withoutFormat = (path: string): string => path.slice(path.indexOf('/') + 1);

test.each(files)('%s: %s', async (name, path) => {
  const file = (await built(name))[path];
  expect(file).toBeDefined();
  await expect(file).toMatchFileSnapshot(join(here, snapshotOf(name, withoutFormat(path))));
});

test.each(bodies)('%s: the HTML of %s', async (name, path) => {
  const { body } = JSON.parse((await built(name))[`json/${path}.json`] ?? '') as { body: { html: string } };
  await expect(`${body.html}\n`).toMatchFileSnapshot(join(here, snapshotOf(name, `${path}.html`)));
});

test('every golden file is here, and no other', () => {
  const expected = [
    ...files.map(([name, path]) => snapshotOf(name, withoutFormat(path))),
    ...bodies.map(([name, path]) => snapshotOf(name, `${path}.html`)),
  ];
  expect([...kept].sort()).toEqual(expected.sort());
});

test('what is omitted is not there, and what is there is whole', async () => {
  const output = await built('omitted');
  const pages = Object.keys(output).filter((path) => path.startsWith('articles/id/'));
  expect(pages).toEqual(['334-vs-552', '334', '552', 'overview'].map((slug) => `articles/id/smtp/${slug}.md`).sort());
  for (const path of pages) expect(output[path]).not.toMatch(/lang="en"|553|English/);
});
