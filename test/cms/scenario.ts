import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../publish/built.ts';
import { projectFolder } from '../cli/folders.ts';
import { kontras, start } from '../cli/run.ts';
import type { Cms, Seen } from '../contract/targets.ts';
import { type Fault, startFaultyProxy } from '../publish/faulty-proxy.ts';

/** A CMS that runs for a test. */
export interface Hosted {
  readonly cms: Cms;
  /** Kill the server as a lost machine would, and start it again on the same data and port. */
  readonly crash: () => Promise<void>;
}

const codes = '214 250 354 421 450 451 452 454 455 500 501 502 503 504 521 530 535 550 551 552 553 554 555 556'.split(' ');
const everyPair = codes.flatMap((a, index) => codes.slice(index + 1).map((b) => `${a}-${b}`));
/** 45 codes and the overview stand beside the comparisons: 300 in all. */
const pairs = everyPair.slice(0, 254);
const locales = ['en', 'id', 'ko'];

/** What a real CMS has to bear: the whole way from the repository's content to its articles, by the command that a person types. */
export function bears(name: string, open: () => Promise<Hosted>): void {
  describe(`300 articles in three languages, ${name}`, () => {
    let cms: Cms;
    let crash: Hosted['crash'];
    let root: string;
    let env: Record<string, string>;
    const publish = (...args: string[]) => kontras(['publish', 'blog', '--root', root, ...args], { env });
    const publishAside = () => start(['publish', 'blog', '--root', root, '--apply', '--quiet'], { env });

    /** Build without the first pairs; the locales stay complete. */
    const build = (left: number): void => {
      const config = { pairs: pairs.slice(left), targets: { blog: { ...cms.config, url: cms.backend?.() } } };
      writeFileSync(join(root, 'kontras.config.json'), JSON.stringify(config));
      expect(kontras(['build', '--root', root, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    };
    const json = (...path: string[]) => JSON.parse(readFileSync(join(root, 'dist', ...path), 'utf8'));
    /** Every article that the build has, as the CMS should have it. */
    const built = (): Record<string, Seen> =>
      Object.fromEntries(
        locales.flatMap((locale) =>
          (json('manifests', locale, 'smtp.json').articles as { id: string; key: string }[]).map(({ id, key }) => {
            const article = json('json', locale, 'smtp', `${id}.json`) as Article;
            const { title, body } = article;
            return [`${locale}/${key}`, { title, body: cms.bodyOf(body), more: cms.moreOf?.(article), state: 'live' }];
          }),
        ),
      );

    beforeAll(async () => {
      ({ cms, crash } = await open());
      const { token = '', user } = cms.secrets;
      env = { KONTRAS_BLOG_TOKEN: token, ...(user === undefined ? {} : { KONTRAS_BLOG_USER: user }) };
      root = projectFolder();
      build(0);
    });

    test('are created in spite of ten kills at random moments, each once and byte for byte', async () => {
      const moments = Array.from({ length: 10 }, (_, index) => 700 + Math.floor(((index + Math.random()) / 10) * 4000));
      for (const moment of moments) {
        const { child, ended } = publishAside();
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
      expect(JSON.parse(readFileSync(report, 'utf8')).summary.counts).toEqual({});
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
      for (const locale of locales)
        expect(after[`${locale}/${removed}`]).toEqual({ ...before[`${locale}/${removed}`], state: 'draft' });
      expect(publish('--apply', '--overwrite', 'ko/smtp-450-vs-451').code).toBe(0);
      expect((await cms.all())['ko/smtp-450-vs-451']).toEqual(built()['ko/smtp-450-vs-451']);
    });

    test('a mass removal needs a word, and the token is in no output', () => {
      build(200);
      const ran = publish('--apply');
      expect(ran.code).toBe(1);
      expect(ran.stderr).toContain('--allow-removals');
      const wrong = kontras(['publish', 'blog', '--root', root], {
        env: { ...env, KONTRAS_BLOG_TOKEN: 'wrong-token-of-some-length-0000' },
      });
      expect(wrong.code).toBe(3);
      const secret = cms.secrets.token?.slice(4, 10) ?? '';
      expect(secret).toHaveLength(6);
      for (const { stdout, stderr } of [ran, wrong]) {
        expect(stdout + stderr).not.toContain(secret);
        expect(stdout + stderr).not.toMatch(/wrong-token/);
      }
    });

    test('come out right through a network that cuts, delays and delivers twice', async () => {
      await cms.clear();
      build(0);
      const proxy = await startFaultyProxy(() => cms.backend?.() ?? '');
      const faults: readonly Fault[] = ['cut before', 'cut after', 'twice', { answerAfter: 300 }, { deliverAfter: 300 }];
      let sent = 0;
      // One request in seven has trouble, each kind in its turn, whatever it asks for.
      proxy.always(() => {
        sent += 1;
        return sent % 7 === 0 ? faults[(sent / 7) % faults.length] : undefined;
      });
      const config = { pairs, targets: { blog: { ...cms.config, url: proxy.url } } };
      writeFileSync(join(root, 'kontras.config.json'), JSON.stringify(config));
      const ran = await publishAside().ended;
      expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(await cms.all()).toEqual(built());
      await proxy.close();
      build(0);
      expect(publish().stdout).toContain('900 same');
    });

    test('a server that is killed under eight writers heals', async () => {
      await cms.clear();
      build(0);
      const { ended } = publishAside();
      const some = 30;
      while (Object.keys(await cms.all()).length < some) await new Promise((resolve) => setTimeout(resolve, 100));
      await crash();
      expect([0, 3]).toContain((await ended).code);
      expect(publish('--apply').code).toBe(0);
      expect(await cms.all()).toEqual(built());
      expect(publish().stdout).toContain('900 same');
    });
  });
}
