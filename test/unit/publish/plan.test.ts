import { expect, test } from 'vitest';
import type { Listed, Manifest } from '../../../publish/built.ts';
import { fieldsDigest } from '../../../publish/fields.ts';
import { Inventory } from '../../../publish/inventory.ts';
import { plan } from '../../../publish/plan.ts';
import { formatStamp } from '../../../publish/stamp.ts';
import type { Copy } from '../../../publish/target.ts';

const manifests: Manifest[] = ['en', 'id', 'ko'].map((locale) => ({ locale, protocol: 'smtp', path: '' }));

/** A build of so many articles in three languages, made as it is read. */
const builtOf = (articles: number) => ({
  manifests,
  locales: ['en', 'id', 'ko'],
  async *articles({ locale }: Manifest): AsyncGenerator<Listed> {
    for (let id = 0; id < articles; id += 1) yield listed(String(id), locale);
  },
});
const listed = (id: string, locale: string): Listed => {
  const digest = fieldsDigest({ id, locale });
  return { id, key: `smtp-${id}`, title: 'A title of some length, as articles have one', draft: false, index: true, digest };
};
const policies = { drafts: 'draft', unindexed: 'publish' } as const;
const rules = { removed: 'unpublish', settlementOf: () => undefined, expected: () => '', concerns: () => true } as const;

/** What a CMS has after everything but the last tenth was published, in an order that is not ours. */
async function* copiesOf(inventory: Inventory, articles: number): AsyncGenerator<Copy> {
  for (let id = articles * 0.9 - 1; id >= 0; id -= 1) {
    for (const locale of ['ko', 'en', 'id']) {
      const key = `smtp-${id}`;
      const fields = { body: `Body of ${key}. `.repeat(200) };
      const wrote = inventory.wanted(key, locale)?.digest ?? '';
      const stamp = formatStamp({ wrote, left: fieldsDigest(fields), state: 'live', adopted: false });
      yield { key, locale, ref: key, revision: '', state: 'live', fields, stamp };
    }
  }
}

async function peakOf(articles: number): Promise<{ peak: number; kinds: Record<string, number> }> {
  const built = builtOf(articles);
  const inventory = await Inventory.of(
    { ...built, protocols: [], everyProtocol: [], read: () => never() },
    policies,
    'test',
    false,
  );
  const kinds: Record<string, number> = {};
  let [peak, seen] = [0, 0];
  for await (const { kind } of plan(built, inventory, copiesOf(inventory, articles), rules)) {
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    seen += 1;
    if (seen % 5000 === 0) {
      globalThis.gc?.();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      peak = Math.max(peak, heapUsed + arrayBuffers);
    }
  }
  return { peak, kinds };
}

const never = (): never => {
  throw new Error('A plan without conflicts reads no article');
};

test('a plan over 100,000 articles in three languages takes no more memory than a few numbers each', async () => {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc');
  const small = await peakOf(10_000);
  const large = await peakOf(100_000);
  expect(small.kinds).toEqual({ same: 27_000, create: 3_000 });
  expect(large.kinds).toEqual({ same: 270_000, create: 30_000 });
  expect(large.peak - small.peak).toBeLessThan(16 * 1024 * 1024);
});

test('two articles of one key in the CMS are a conflict', async () => {
  const built = builtOf(10);
  const inventory = await Inventory.of(
    { ...built, protocols: [], everyProtocol: [], read: () => never() },
    policies,
    'test',
    false,
  );
  async function* twice(): AsyncGenerator<Copy> {
    yield* copiesOf(inventory, 10);
    for await (const copy of copiesOf(inventory, 10)) {
      yield copy;
      return;
    }
  }
  const conflicts = [];
  for await (const action of plan(built, inventory, twice(), rules)) if (action.kind === 'conflict') conflicts.push(action);
  expect(conflicts).toMatchObject([{ key: 'smtp-8', locale: 'ko', reason: 'the CMS has two articles of this key' }]);
});
