import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Listed, Manifest } from '../../../publish/built.ts';
import { Inventory } from '../../../publish/inventory.ts';
import { plan, type Rules } from '../../../publish/plan.ts';
import type { Copy } from '../../../publish/target.ts';
import { compile } from '../../cli/compile.ts';

const program = fileURLToPath(new URL('../../publish/plan-of-many.mjs', import.meta.url));

/** Plan in a process of its own, so that nothing but the plan takes its memory, and with a heap that holds no part of the texts. */
function planOfMany(articles: number): { kinds: object; peak: number } {
  const args = ['--max-old-space-size=32', program, dirname(dirname(compile())), String(articles)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('a plan over 100,000 articles in three languages takes little more memory than one over 10,000', () => {
  const small = planOfMany(10_000);
  const large = planOfMany(100_000);
  expect(small.kinds).toEqual({ same: 27_000, create: 3_000 });
  expect(large.kinds).toEqual({ same: 270_000, create: 30_000 });
  // Measured: 75 and 114 megabytes, most of it Node's own; 300,000 bodies of two kilobytes would be 600.
  expect(large.peak - small.peak).toBeLessThan(64 * 1024 * 1024);
  expect(large.peak).toBeLessThan(192 * 1024 * 1024);
});

test('two articles of one key in the CMS are a conflict', async () => {
  const manifests: Manifest[] = [{ locale: 'en', protocol: 'smtp', path: '' }];
  const listed: Listed = { id: '450', key: 'smtp-450', title: '', draft: false, index: true, digest: '0123456789abcdef' };
  const built = {
    manifests,
    locales: ['en'],
    async *articles(): AsyncGenerator<Listed> {
      yield listed;
    },
  };
  const never = (): never => {
    throw new Error('No article is read');
  };
  const inventory = await Inventory.of(
    { ...built, protocols: [], everyProtocol: [], read: never },
    { drafts: 'draft', unindexed: 'publish' },
    false,
  );
  async function* twice(): AsyncGenerator<Copy> {
    const copy: Copy = { key: 'smtp-450', locale: 'en', ref: '1', revision: '', state: 'live', fields: {}, stamp: undefined };
    yield copy;
    yield { ...copy, ref: '2' };
  }
  const rules: Rules = {
    removed: 'unpublish',
    settlementOf: () => undefined,
    written: () => ({ content: '', digest: '' }),
    concerns: () => true,
  };
  const reasons = [];
  for await (const { kind, reason } of plan(built, inventory, twice(), rules)) reasons.push([kind, reason]);
  expect(reasons).toEqual([
    ['conflict', 'an article of this key is there that Kontras did not write'],
    ['conflict', 'the CMS has two articles of this key'],
  ]);
});
