import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TargetConfig } from '../../pipeline/content.ts';
import { makeFolder } from '../generators/folder.ts';
import { writeBuilt } from '../publish/built-folder.ts';
import { type FaultyProxy, isWrite, startFaultyProxy } from '../publish/faulty-proxy.ts';
import { doneIn, planOf, type Ran, runPublish } from '../publish/run-publish.ts';
import type { Cms } from './targets.ts';

/** What holds of Payload alone: an editor there saves a draft over what readers see, and the document itself stays as it is. */
export function minds(name: string, open: () => Promise<Cms>): void {
  describe(`${name}: drafts of a person`, () => {
    let cms: Cms;
    let proxy: FaultyProxy;
    let dist: string;
    const keys = ['450', '451'];
    const build = (text?: string): void =>
      writeBuilt(
        dist,
        ['en', 'ko'].flatMap((locale) => keys.map((id) => ({ locale, id, ...(text === undefined ? {} : { text }) }))),
      );
    const run = (more: object = {}): Promise<Ran> =>
      runPublish({
        dist,
        secrets: cms.secrets,
        root: cms.root,
        config: { ...cms.config, url: proxy.url, concurrency: 1 } as TargetConfig,
        ...more,
      });
    const editor = async (method: string, path: string, body: object): Promise<void> => {
      const headers = { authorization: `users API-Key ${cms.secrets.token}`, 'content-type': 'application/json' };
      const url = `${cms.backend?.()}/api/articles?where[externalId][equals]=smtp-450&${path}`;
      expect((await fetch(url, { method, headers, body: JSON.stringify(body) })).status).toBe(200);
    };
    const saveDraft = (locale: string): Promise<void> =>
      editor('PATCH', `locale=${locale}&draft=true`, { title: 'Not done yet', _status: 'draft' });

    beforeAll(async () => {
      cms = await open();
      proxy = await startFaultyProxy(() => cms.backend?.() ?? '');
      dist = join(makeFolder(), 'dist');
    });
    afterAll(() => proxy.close());
    beforeEach(async () => {
      proxy.reset();
      await cms.clear();
      build();
      await run();
    });

    test('one that is there keeps the article from being written, in all languages', async () => {
      await saveDraft('ko');
      build('New.');
      const ran = await run();
      expect(doneIn(ran)).toEqual({ update: 2, conflict: 2 });
      expect(ran.outcomes.find(({ outcome }) => outcome === 'conflict')?.reason).toBe(
        'a draft in ko is not published yet and would be buried',
      );
      expect((await cms.all())['ko/smtp-450']?.body).not.toContain('New.');
      expect(doneIn(await run({ overwrite: ['smtp-450'] }))).toEqual({ update: 2 });
      expect(planOf(await run())).toEqual({ same: 4 });
    });

    test('one that outlives the publishing of another language is seen too', async () => {
      await saveDraft('ko');
      await editor('PATCH', 'locale=en&draft=true', { title: 'Done', _status: 'published' });
      build('New.');
      const ran = await run();
      expect(doneIn(ran)).toEqual({ update: 2, conflict: 2 });
      expect((await cms.all())['en/smtp-450']?.title).toBe('Done');
    });

    test('one that is saved between our last read and our write is said to lie under it', async () => {
      build('New.');
      let saved: Promise<void> | undefined;
      proxy.always((one) => {
        if (!isWrite(one) || saved !== undefined) return undefined;
        saved = saveDraft('ko');
        return { deliverAfter: 500 };
      });
      const ran = await run();
      await saved;
      const noticed = ran.outcomes.filter(({ reason }) => reason !== undefined);
      expect(noticed).toMatchObject([{ key: 'smtp-450', locale: 'en', action: 'update', outcome: 'done' }]);
      expect(noticed[0]?.reason).toMatch(/^a draft, version \d+ of the document, was saved right before and lies under it now$/);
    });

    test('our own writes are not taken for a draft', async () => {
      build('New.');
      const ran = await run();
      expect(doneIn(ran)).toEqual({ update: 4 });
      expect(ran.outcomes.flatMap(({ reason }) => reason ?? [])).toEqual([]);
    });
  });
}
