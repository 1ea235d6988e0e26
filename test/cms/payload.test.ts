import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../cli/folders.ts';
import { kontras, start } from '../cli/run.ts';
import { type Cms, publishes, survives } from '../contract/targets.ts';
import { makeFolder } from '../generators/folder.ts';
import { payloadCms } from '../publish/payload-cms.ts';
import { installPayload, type Running, startPayload } from './payload/start.ts';

const token = 'a-key-of-thirty-six-letters-or-so-01';
let running: Running;

async function open(): Promise<Cms> {
  installPayload();
  const folder = makeFolder();
  running?.child.kill();
  running = await startPayload(join(folder, 'payload.sqlite'), token);
  const headers = { authorization: `users API-Key ${token}` };
  return payloadCms({
    url: () => running.url,
    token,
    root: folder,
    clear: async () => void (await fetch(`${running.url}/api/articles?where[id][exists]=true`, { method: 'DELETE', headers })),
  });
}

afterAll(() => void running?.child.kill());

publishes('Payload', open);
survives('Payload', open);

describe('300 articles in three languages', () => {
  let cms: Cms;
  let root: string;
  const env = { KONTRAS_BLOG_TOKEN: token };
  const publish = (...args: string[]) => kontras(['publish', 'blog', '--root', root, ...args], { env });
  const pairs: string[] = [];

  /** Build with all pairs but some; the locales stay complete. */
  const build = (left: number): void => {
    const config = { pairs: pairs.slice(left), targets: { blog: { type: 'payload', url: running.url } } };
    writeFileSync(join(root, 'kontras.config.json'), JSON.stringify(config));
    expect(kontras(['build', '--root', root, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  };
  /** Every article that the build has, as the CMS should have it. */
  const built = (): Record<string, { title: string; body: string; state: string }> =>
    Object.fromEntries(
      ['en', 'id', 'ko'].flatMap((locale) =>
        (
          JSON.parse(readFileSync(join(root, `dist/manifests/${locale}/smtp.json`), 'utf8')) as {
            articles: { id: string; key: string }[];
          }
        ).articles.map(({ id, key }) => {
          const { title, body } = JSON.parse(readFileSync(join(root, `dist/json/${locale}/smtp/${id}.json`), 'utf8'));
          return [`${locale}/${key}`, { title, body: body.markdown, state: 'live' }];
        }),
      ),
    );
  const summary = (file: string): { counts: Record<string, Record<string, number>> } =>
    JSON.parse(readFileSync(file, 'utf8')).summary;

  beforeAll(async () => {
    cms = await open();
    root = projectFolder();
    const codes = [
      '214',
      '250',
      '354',
      '421',
      '450',
      '451',
      '452',
      '454',
      '455',
      '500',
      '501',
      '502',
      '503',
      '504',
      '521',
      '530',
      '535',
      '550',
      '551',
      '552',
      '553',
      '554',
      '555',
      '556',
    ];
    for (const [index, a] of codes.entries()) for (const b of codes.slice(index + 1)) pairs.push(`${a}-${b}`);
    // 45 codes and the overview stand beside the comparisons.
    pairs.splice(254);
    build(0);
  });

  test('are created in spite of ten kills at random moments, each once and byte for byte', async () => {
    const moments = Array.from({ length: 10 }, (_, index) => 700 + Math.floor(((index + Math.random()) / 10) * 4000));
    for (const moment of moments) {
      const { child, ended } = start(['publish', 'blog', '--root', root, '--apply', '--quiet'], { env });
      const timer = setTimeout(() => child.kill('SIGKILL'), moment);
      const { code, stderr } = await ended;
      clearTimeout(timer);
      expect([null, 0], `${moment} ms: ${stderr}`).toContain(code);
    }
    const last = publish('--apply');
    expect(last.stderr).toBe('');
    expect(last.code).toBe(0);
    expect(Object.keys(built())).toHaveLength(900);
    expect(await cms.all()).toEqual(built());
  });

  test('run again, and nothing is written', () => {
    const report = join(root, 'report.json');
    const ran = publish('--apply', '--report', report);
    expect(ran.stdout).toContain('900 same');
    expect(ran.code).toBe(0);
    expect(summary(report).counts).toEqual({});
  });

  test('one edited, one removed, one changed', async () => {
    await cms.retitle('smtp-450-vs-451', 'ko', 'A person’s title');
    const record = join(root, 'source/smtp/450.json');
    const text = readFileSync(record, 'utf8');
    writeFileSync(record, text.replace('"description": "', '"description": "Changed. '));
    build(1);
    const before = await cms.all();
    const ran = publish('--apply');
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('ko/smtp-450-vs-451  edited in the CMS since Kontras wrote it');
    const after = await cms.all();
    const removed = `smtp-${pairs[0]?.replace('-', '-vs-')}`;
    for (const [id, article] of Object.entries(built()))
      expect(after[id], id).toEqual(id === 'ko/smtp-450-vs-451' ? before[id] : article);
    for (const locale of ['en', 'id', 'ko'])
      expect(after[`${locale}/${removed}`]).toEqual({ ...before[`${locale}/${removed}`], state: 'draft' });
    expect(publish('--apply', '--overwrite', 'ko/smtp-450-vs-451').code).toBe(0);
    expect((await cms.all())['ko/smtp-450-vs-451']).toEqual(built()['ko/smtp-450-vs-451']);
  });

  test('a mass removal needs a word, and the token is in no output', async () => {
    build(200);
    const ran = publish('--apply');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('--allow-removals');
    const wrong = kontras(['publish', 'blog', '--root', root], {
      env: { KONTRAS_BLOG_TOKEN: 'wrong-token-of-some-length-0000' },
    });
    expect(wrong.code).toBe(3);
    for (const { stdout, stderr } of [ran, wrong]) expect(stdout + stderr).not.toMatch(/thirty-six|wrong-token/);
    rmSync(join(root, 'report.json'), { force: true });
  });
});
