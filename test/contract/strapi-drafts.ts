import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TargetConfig } from '../../pipeline/content.ts';
import { makeFolder } from '../generators/folder.ts';
import { type Given, writeBuilt } from '../publish/built-folder.ts';
import { type FaultyProxy, isWrite, startFaultyProxy } from '../publish/faulty-proxy.ts';
import { doneIn, planOf, type Ran, type Run, runPublish } from '../publish/run-publish.ts';
import type { StrapiCms } from '../publish/strapi-cms.ts';

const articles = (text?: string): Given[] =>
  ['en', 'id', 'ko'].map((locale) => ({ locale, id: '450', ...(text === undefined ? {} : { text }) }));

/** What an editor has saved and not published is that person's work in hand. */
export function respectsDrafts(name: string, open: () => Promise<StrapiCms>): void {
  describe(`drafts of editors in ${name}`, () => {
    let cms: StrapiCms;
    let proxy: FaultyProxy;
    let dist: string;
    const run = (more: Partial<Run> = {}): Promise<Ran> => {
      const config = { ...cms.config, url: proxy.url } as TargetConfig;
      return runPublish({ dist, secrets: cms.secrets, root: cms.root, config, ...more });
    };
    const title = async (locale: string): Promise<string | undefined> => (await cms.all())[`${locale}/smtp-450`]?.title;

    beforeAll(async () => {
      cms = await open();
      proxy = await startFaultyProxy(() => cms.backend?.() ?? '');
      dist = join(makeFolder(), 'dist');
    });
    afterAll(() => proxy.close());
    beforeEach(async () => {
      proxy.reset();
      await cms.clear();
      writeBuilt(dist, articles());
      await run();
      await cms.saveDraft('smtp-450', 'ko', 'In hand');
    });

    test('are a conflict, and are not published with a change of ours', async () => {
      writeBuilt(dist, articles('New.'));
      const ran = await run();
      expect(doneIn(ran)).toEqual({ update: 2, conflict: 1 });
      expect(await title('ko')).toBe('smtp-450 in ko');
      expect((await cms.all())['en/smtp-450']?.body).toContain('New.');
      expect(doneIn(await run({ overwrite: ['ko/smtp-450'] }))).toEqual({ update: 1 });
      expect((await cms.all())['ko/smtp-450']?.body).toContain('New.');
      expect(planOf(await run())).toEqual({ same: 3 });
    });

    test('stay drafts where they are adopted', async () => {
      expect(doneIn(await run({ adopt: ['smtp-450'] }))).toEqual({ adopt: 1 });
      expect(await title('ko')).toBe('smtp-450 in ko');
      expect(planOf(await run())).toEqual({ same: 3 });
    });

    test('stay drafts where they say what the build says', async () => {
      writeBuilt(
        dist,
        articles().map((one) => (one.locale === 'ko' ? { ...one, title: 'In hand' } : one)),
      );
      expect(doneIn(await run())).toEqual({ mark: 1 });
      expect(await title('ko')).toBe('smtp-450 in ko');
      expect(planOf(await run())).toEqual({ same: 3 });
    });

    test('keep what is no longer built from being unpublished', async () => {
      writeBuilt(dist, [...articles().filter(({ locale }) => locale !== 'ko'), { locale: 'ko', id: '451' }]);
      expect(doneIn(await run())).toEqual({ create: 1, conflict: 1 });
      expect((await cms.all())['ko/smtp-450']).toMatchObject({ title: 'smtp-450 in ko', state: 'live' });
    });

    test('and what they publish stay where our write was on its way already', async () => {
      await cms.retitle('smtp-450', 'ko', 'smtp-450 in ko');
      writeBuilt(dist, articles('New.'));
      for (const act of [cms.saveDraft, cms.retitle]) {
        proxy.next(isWrite, { deliverAfter: 300 }, { deliverAfter: 300 }, { deliverAfter: 300 });
        const running = run();
        while (proxy.sent.filter(isWrite).length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
        await act('smtp-450', 'ko', 'Just now');
        expect(doneIn(await running)).toMatchObject({ conflict: 1 });
        expect((await cms.all())['ko/smtp-450']?.body).not.toContain('New.');
        proxy.reset();
        writeBuilt(dist, articles('Newer.'));
        await run({ overwrite: ['smtp-450'] });
        writeBuilt(dist, articles('New.'));
      }
    });
  });
}
