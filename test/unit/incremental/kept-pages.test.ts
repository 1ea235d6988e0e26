import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeptAt, KeptPages, keyOf, PageKeeper } from '../../../pipeline/incremental/kept-pages.ts';
import type { Counts } from '../../../pipeline/output/manifest.ts';
import type { Batch } from '../../../pipeline/pages/batch.ts';
import { makeRoot } from '../../root.ts';

const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 6 }).map((list) => ({
  lengths: Uint32Array.from(list, (text) => Buffer.byteLength(text)),
  bytes: new Uint8Array(Buffer.from(list.join(''))),
}));
const numbers = fc.array(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 30 }).map((list) => Uint32Array.from(list));
const batch: fc.Arbitrary<Batch> = fc.record({
  codes: fc.array(fc.array(fc.constantFrom('450', '5.7.1', 'a-b'), { maxLength: 2 }), { maxLength: 5 }),
  kept: texts,
  passing: texts,
  subjects: numbers,
  cells: numbers,
  forms: numbers,
  ropes: numbers,
});
const keptAt = (path: string, makings: readonly string[]): KeptPages => new KeptPages({ path, key: keyOf(makings) });

const counts: Counts = { comparison: 3, code: 2, overview: 1, draft: 0, listed: 0, unjudged: 4, excluded: 2 };

function keep(place: KeptAt, batches: readonly Batch[]): void {
  const keeper = new PageKeeper(place);
  for (const one of batches) keeper.add(one);
  keeper.end(counts);
}

/** All that is read, and what is said at the end. */
function readAll(pages: KeptPages): { batches: Batch[]; counts: Counts } | undefined {
  const found = pages.read();
  if (found === undefined) return undefined;
  const batches: Batch[] = [];
  for (let step = found.next(); ; step = found.next()) {
    if (step.done === true) return { batches, counts: step.value };
    batches.push(step.value);
  }
}

const given = fc.sample(batch, { numRuns: 3, seed: 1 });

test('what was kept is what is read', () => {
  const root = makeRoot();
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 4 }), (batches) => {
      const pages = keptAt(join(root, 'pages.bin'), ['makings']);
      keep(pages.place, batches);
      expect(readAll(pages)).toEqual({ batches, counts });
    }),
    { numRuns: 50 },
  );
});

describe('nothing is read', () => {
  const placed = (): { path: string; pages: KeptPages } => {
    const path = join(makeRoot(), 'pages.bin');
    const pages = keptAt(path, ['makings']);
    keep(pages.place, given);
    return { path, pages };
  };

  test('where nothing was kept', () => {
    expect(keptAt(join(makeRoot(), 'pages.bin'), []).read()).toBeUndefined();
  });

  test('where a folder stands in its place', () => {
    const root = makeRoot();
    mkdirSync(join(root, 'pages.bin'));
    expect(keptAt(join(root, 'pages.bin'), []).read()).toBeUndefined();
  });

  test('where the pages were made from something else', () => {
    const { path } = placed();
    expect(keptAt(path, ['other makings']).read()).toBeUndefined();
  });

  test('where a single byte is another', () => {
    const { path, pages } = placed();
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 1) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] as number) ^ 1;
      writeFileSync(path, spoilt);
      expect(pages.read(), `byte ${at}`).toBeUndefined();
    }
    writeFileSync(path, whole);
    expect(readAll(pages)?.batches).toEqual(given);
  });

  test('where it is cut off, or longer', () => {
    const { path, pages } = placed();
    const whole = readFileSync(path);
    writeFileSync(path, Buffer.concat([whole, Buffer.from([0])]));
    expect(pages.read()).toBeUndefined();
    for (let length = whole.length - 1; length >= 0; length -= 1) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(pages.read(), `${length} bytes`).toBeUndefined();
    }
  });

  test('where the pages were not all kept', () => {
    const root = makeRoot();
    const pages = keptAt(join(root, 'pages.bin'), []);
    const keeper = new PageKeeper(pages.place);
    for (const one of given) keeper.add(one);
    // A kill, here.
    expect(pages.read()).toBeUndefined();
    keeper.discard();
    expect(pages.read()).toBeUndefined();
    expect(existsSync(`${pages.place.path}.next`)).toBe(false);
  });
});

test('where nothing can be written, nothing is kept and nobody is the worse for it', () => {
  const root = makeRoot({ 'a file': '' });
  for (const path of [join(root, 'a file', 'pages.bin'), join(root, 'no folder', 'pages.bin')]) {
    const pages = keptAt(path, []);
    expect(() => keep(pages.place, given)).not.toThrow();
    expect(pages.read()).toBeUndefined();
  }
});

test('of two that write at the same time, neither spoils what the other has kept', () => {
  const path = join(makeRoot(), 'pages.bin');
  const [one, other] = [keptAt(path, ['one']), keptAt(path, ['other'])];
  const keepers = [new PageKeeper(one.place), new PageKeeper(other.place)];
  for (const batch of given) for (const keeper of keepers) keeper.add(batch);
  keepers[0]?.end(counts);
  // What has the name now is not all there yet.
  expect([one, other].map((pages) => pages.read())).toEqual([undefined, undefined]);
  keepers[1]?.end(counts);
  expect(one.read()).toBeUndefined();
  expect(readAll(other)?.batches).toEqual(given);
});

test('what is kept anew takes the place of what was kept before', () => {
  const path = join(makeRoot(), 'pages.bin');
  const [before, now] = [keptAt(path, ['before']), keptAt(path, ['now'])];
  keep(before.place, given);
  keep(now.place, given.slice(1));
  expect(before.read()).toBeUndefined();
  expect(readAll(now)?.batches).toEqual(given.slice(1));
});
