import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { check } from '../../pipeline/check.ts';
import { readFolder } from '../../pipeline/read.ts';
import { filesBelow, makeRoot } from '../root.ts';
import {
  codesOf,
  localesOf,
  makeContent,
  mostLocales,
  mostRecords,
  reviseMessage,
  reviseRecord,
  reviseText,
  type Size,
} from './content.ts';

const everyLanguage: Size = { records: 12, locales: mostLocales, seed: 1 };

function contentOf(size: Size): string {
  const root = makeRoot();
  makeContent(root, size);
  return root;
}

const diagnosticsOf = (root: string): unknown => check(readFolder(root), { strict: true }).diagnostics;

/** Every text of a file by its place in it. */
function textsIn(file: string | URL): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (value: unknown, place: string): void => {
    if (typeof value === 'string') texts.set(place, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) visit(child, `${place}/${key}`);
  };
  visit(JSON.parse(readFileSync(file, 'utf8')), '');
  return texts;
}

test('makes content in which every language and every record is without fault', () => {
  expect(diagnosticsOf(contentOf(everyLanguage))).toEqual([]);
  expect(diagnosticsOf(contentOf({ records: 320, locales: 3, seed: 2 }))).toEqual([]);
});

test('makes no text and no message that equals the English one', () => {
  const root = contentOf(everyLanguage);
  const english = textsIn(new URL('../../source/article.json', import.meta.url));
  for (const code of codesOf(everyLanguage))
    for (const [place, text] of textsIn(join(root, `source/bench/${code}.json`))) english.set(`/codes/${code}${place}`, text);
  const protocol = textsIn(join(root, 'source/bench/protocol.json'));
  for (const [place, text] of protocol) english.set(place, text);

  const others = localesOf(everyLanguage).slice(1);
  expect(others).toHaveLength(mostLocales - 1);
  for (const tag of others) {
    for (const file of ['article', 'bench']) {
      const texts = textsIn(join(root, `locales/${tag}/${file}.json`));
      expect(texts.size).toBeGreaterThan(50);
      for (const [place, text] of texts) {
        expect(english.get(place), `${tag} ${place}`).toBeDefined();
        expect(text, `${tag} ${place}`).not.toBe(english.get(place));
      }
    }
    const names = codesOf(everyLanguage).map((code) =>
      textsIn(join(root, `locales/${tag}/bench.json`)).get(`/codes/${code}/name`),
    );
    expect(new Set(names).size, tag).toBe(everyLanguage.records);
  }
});

test('makes articles of some 4.5 KB, all of them translated', async () => {
  const root = contentOf(everyLanguage);
  const { counts } = await build(root);
  expect(counts).toMatchObject({ comparison: 66 * mostLocales, code: 12 * mostLocales, overview: mostLocales, draft: 0 });
  const comparisons = Object.entries(filesBelow(join(root, 'dist/articles'))).filter(([path]) => path.includes('-vs-'));
  const bytes = comparisons.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  expect(bytes / comparisons.length).toBeGreaterThan(4000);
  expect(bytes / comparisons.length).toBeLessThan(5000);
});

describe('codes', () => {
  test.each([2, 45, 100, 320, 400, 401, 1000, mostRecords])('are distinct for %i records', (records) => {
    const codes = codesOf({ records, locales: 1, seed: 1 });
    expect(new Set(codes).size).toBe(records);
    expect(codes.every((code) => /^[2-5][0-9]{2,4}$/.test(code))).toBe(true);
    expect(codes.toSorted()).toEqual(codes);
  });
});

test('is the same for the same size and seed, and another for another seed', () => {
  const size = { records: 5, locales: 5, seed: 1 };
  const content = filesBelow(contentOf(size));
  expect(filesBelow(contentOf(size))).toEqual(content);
  expect(filesBelow(contentOf({ ...size, seed: 2 }))).not.toEqual(content);
});

test('keeps the texts of a record when there are more languages', () => {
  const few = filesBelow(contentOf({ records: 5, locales: 2, seed: 1 }));
  expect(filesBelow(contentOf({ records: 5, locales: 5, seed: 1 }))).toMatchObject(few);
});

describe('a revision', () => {
  const size = { records: 9, locales: 3, seed: 1 };

  /** The files that a revision changes, and that no version of it leaves a fault. */
  function changedBy(revise: typeof reviseText): string[] {
    const root = contentOf(size);
    const before = filesBelow(root);
    revise(root, size, 1);
    const first = filesBelow(root);
    revise(root, size, 2);
    const second = filesBelow(root);
    const changed = Object.keys(before).filter((path) => first[path] !== before[path]);
    expect(Object.keys(before).filter((path) => second[path] !== first[path])).toEqual(changed);
    expect(diagnosticsOf(root)).toEqual([]);
    return changed;
  }

  test('of a text changes one text of one locale', () => {
    expect(changedBy(reviseText)).toEqual(['locales/ko/bench.json']);
    const root = contentOf(size);
    const before = textsIn(join(root, 'locales/ko/bench.json'));
    reviseText(root, size, 1);
    const after = textsIn(join(root, 'locales/ko/bench.json'));
    expect([...after].filter(([place, text]) => before.get(place) !== text)).toHaveLength(1);
  });

  test('of a record changes it in every locale', () => {
    const [code] = codesOf(size).slice(2);
    expect(changedBy(reviseRecord)).toEqual(['locales/id/bench.json', 'locales/ko/bench.json', `source/bench/${code}.json`]);
  });

  test('of a message changes that of one locale', () => {
    expect(changedBy(reviseMessage)).toEqual(['locales/ko/article.json']);
  });
});
