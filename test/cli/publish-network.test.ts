import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../contract/models/model-server.ts';
import { payloadModel } from '../contract/models/payload.ts';
import { writeBuilt } from '../publish/built-folder.ts';
import { type FaultyProxy, isWrite, startFaultyProxy } from '../publish/faulty-proxy.ts';
import { emptyFolder, put } from './folders.ts';
import { type Ran, start } from './run.ts';

const token = 'a-key-of-thirty-six-letters-or-so-01';
let model: Awaited<ReturnType<typeof serve>>;
let proxy: FaultyProxy;
let root: string;
/** Where the command keeps what it cannot hold in memory. */
let scratch: string;

beforeAll(async () => {
  proxy = await startFaultyProxy(() => model.url);
});
beforeEach(async () => {
  proxy.reset();
  model = await serve(payloadModel(token, ['en', 'id']));
  root = emptyFolder();
  scratch = emptyFolder();
  configure({});
  writeBuilt(
    join(root, 'dist'),
    ['en', 'id'].flatMap((locale) => Array.from({ length: 20 }, (_, index) => ({ locale, id: String(400 + index) }))),
  );
});
afterAll(async () => {
  await proxy.close();
  await model.close();
});

const configure = (more: object): void =>
  put(root, { 'kontras.config.json': { targets: { blog: { type: 'payload', url: proxy.url, concurrency: 3, ...more } } } });
const publish = (...args: string[]) =>
  start(['publish', 'blog', '--root', root, ...args], { env: { KONTRAS_BLOG_TOKEN: token, TMPDIR: scratch } });
const apply = (...args: string[]): Promise<Ran> => publish('--apply', ...args).ended;

const writes = (): number => proxy.sent.filter(isWrite).length;
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
const documents = async (): Promise<number> => {
  const headers = { authorization: `users API-Key ${token}` };
  const answer = await fetch(`${model.url}/api/articles?limit=100&locale=all`, { headers });
  return ((await answer.json()) as { docs: unknown[] }).docs.length;
};

describe('Ctrl+C', () => {
  test('finishes what is in flight and says how to go on; the next run goes on there', async () => {
    proxy.always((one) => (isWrite(one) ? { answerAfter: 150 } : undefined));
    const report = join(root, 'report.json');
    const { child, ended } = publish('--apply', '--report', report);
    await until(() => writes() >= 5);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    const sent = writes();
    expect(code).toBe(130);
    expect(stderr).toBe(
      [
        'Stopping: what is in flight is finished first.',
        'Press Ctrl+C again to end at once.',
        `Stopped after ${sent} articles of 20.`,
        'Run the same command again: it goes on where this one has ended.',
        '',
      ].join('\n'),
    );
    expect(sent).toBeLessThan(20);
    expect(await documents()).toBe(sent);
    const { actions, summary } = JSON.parse(readFileSync(report, 'utf8'));
    expect(actions).toHaveLength(sent * 2);
    expect(summary).toMatchObject({ applied: true, complete: false, counts: { en: { create: sent }, id: { create: sent } } });
    expect(readdirSync(scratch)).toEqual([]);

    proxy.reset();
    const again = await apply();
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(`${(20 - sent) * 2} create, ${sent * 2} same`);
    expect(writes()).toBe(20 - sent);
    expect((await apply()).stdout).toContain('Plan for blog: 40 same\n');
  });

  test('the end of a job in CI is no other', async () => {
    proxy.always((one) => (isWrite(one) ? { answerAfter: 100 } : undefined));
    const { child, ended } = publish('--apply');
    await until(() => writes() >= 2);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(130);
    expect(await documents()).toBe(writes());
  });

  test('twice ends at once, leaves nothing behind, and the next run heals', async () => {
    proxy.always((one) => (isWrite(one) ? { answerAfter: 30_000 } : undefined));
    const report = join(root, 'report.json');
    const { child, ended } = publish('--apply', '--report', report);
    await until(() => writes() >= 3);
    child.kill('SIGINT');
    const asked = performance.now();
    let stderr = '';
    child.stderr?.on('data', (text: string) => (stderr += text));
    await until(() => stderr.includes('again to end at once'));
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(existsSync(report) || existsSync(`${report}.next`)).toBe(false);
    expect(readdirSync(scratch)).toEqual([]);
    proxy.reset();
    expect((await apply()).code).toBe(0);
    expect(await documents()).toBe(20);
  });

  test('while the plan is made ends it, with nothing written', async () => {
    proxy.always(() => ({ answerAfter: 400 }));
    const { child, ended } = publish('--apply', '--report', join(root, 'report.json'));
    await until(() => proxy.sent.length >= 3);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([130, 'Interrupted. Nothing was written.\nRun the same command again.\n']);
    expect(writes()).toBe(0);
    expect(readdirSync(scratch)).toEqual([]);
    expect(readdirSync(root).sort()).toEqual(['dist', 'kontras.config.json']);
  });
});

test('the time for the whole is kept, and what was done is said', async () => {
  configure({ totalMinutes: 0.05 });
  proxy.always((one) => (isWrite(one) ? { answerAfter: 500 } : undefined));
  const asked = performance.now();
  const { code, stderr } = await apply();
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(code).toBe(3);
  expect(stderr).toMatch(
    /^Ended after \d+ of 20 articles, .*\nThe time for the whole is up \(0\.05 minutes\)\nRun this again: it goes on /,
  );
  const before = await documents();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(20);
  proxy.reset();
  configure({});
  expect((await apply()).code).toBe(0);
  expect(await documents()).toBe(20);
});

test('a build that replaces the files half-way ends the run, and nothing of two builds is mixed', async () => {
  // As a build does it: each file is put in place whole.
  const next = emptyFolder();
  writeBuilt(
    next,
    ['en', 'id'].flatMap((locale) =>
      Array.from({ length: 20 }, (_, index) => ({ locale, id: String(400 + index), text: 'Another.' })),
    ),
  );
  const replace = (): void => {
    for (const entry of readdirSync(next, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile()) renameSync(file, join(root, 'dist', relative(next, file)));
    }
  };
  proxy.always((one) => {
    if (isWrite(one) && writes() === 4) replace();
    return isWrite(one) ? { answerAfter: 50 } : undefined;
  });
  const { code, stderr } = await apply();
  expect(code).toBe(3);
  expect(stderr).toContain('Another build has replaced the files meanwhile\nRun this again when the build is done.\n');
  expect(await documents()).toBeLessThan(20);
  proxy.reset();
  expect((await apply()).code).toBe(0);
  expect((await apply()).stdout).toContain('Plan for blog: 40 same\n');
});

test('a target that is down is said to be, without a stack', async () => {
  await model.close();
  const { code, stdout, stderr } = await apply();
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain('Nothing is lost.');
  expect(stderr).not.toMatch(/\bat \S+:\d+/);
  model = await serve(payloadModel(token, ['en', 'id']));
});

test('the token is in no output, whatever the target answers', async () => {
  for (const fault of [{ status: 400, body: JSON.stringify({ errors: [{ message: `Bad key ${token}` }] }) }, { status: 401 }]) {
    proxy.always((one) => (isWrite(one) ? fault : undefined));
    const report = join(root, 'report.json');
    const { code, stdout, stderr } = await apply('--report', report);
    expect(code).toBe(3);
    for (const text of [stdout, stderr, readFileSync(report, 'utf8')])
      for (let at = 0; at + 6 <= token.length; at += 1) expect(text).not.toContain(token.slice(at, at + 6));
  }
});
