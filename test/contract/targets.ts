import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TargetConfig } from '../../pipeline/content.ts';
import type { Article } from '../../publish/built.ts';
import type { State } from '../../publish/target.ts';
import type { Opening } from '../../publish/targets/index.ts';
import { makeFolder } from '../generators/folder.ts';
import { type Given, writeBuilt } from '../publish/built-folder.ts';
import { type FaultyProxy, isRead, isWrite, startFaultyProxy } from '../publish/faulty-proxy.ts';
import { doneIn, planOf, type Ran, type Run, runPublish } from '../publish/run-publish.ts';

/** What the CMS has of one article in one language, read and changed as its editors do, by no code of ours. */
export interface Seen {
  readonly title: string;
  /** Its text, in the form in which the CMS holds it. */
  readonly body: string;
  /** What else the CMS has of it, by its own names. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
  readonly state: State;
}

export interface Cms {
  readonly config: Omit<TargetConfig, 'url'>;
  readonly secrets: Opening['secrets'];
  /** Where it is. Undefined for a folder, which no network comes between. */
  readonly backend?: () => string;
  /** The folder that relative paths of the config are in. */
  readonly root: string;
  /** Remove every article. */
  clear(): Promise<void>;
  /** By `ko/smtp-450`. An article that is there twice is there under two names. */
  all(): Promise<Readonly<Record<string, Seen>>>;
  retitle(key: string, locale: string, title: string): Promise<void>;
  unpublish(key: string, locale: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** An article of that key that a person has written. */
  write(key: string, locale: string, title: string): Promise<void>;
  /** What the CMS holds of the body of a built article. */
  bodyOf(given: { readonly markdown: string; readonly html: string }): string;
  /** Whether it holds the HTML of an article; as `bodyOf` says where it is not said here. */
  readonly publishesHtml?: boolean;
  /** What else it holds of an article, as `Seen` has it. */
  moreOf?(article: Article): Seen['more'];
}

const locales = ['en', 'id', 'ko'];
const ids = ['450', '451', '550', '552'];
const articles = (change: (one: Given) => Given | undefined = (one) => one): Given[] =>
  locales.flatMap((locale) => ids.flatMap((id) => change({ locale, id }) ?? []));

/** What holds of every target, in front of a server that is well and one that is not. */
export function publishes(name: string, open: () => Promise<Cms>): void {
  describe(name, () => {
    let cms: Cms;
    let proxy: FaultyProxy;
    let dist: string;

    beforeAll(async () => {
      cms = await open();
      proxy = await startFaultyProxy(() => cms.backend?.() ?? '');
      dist = join(makeFolder(), 'dist');
    });
    afterAll(async () => {
      await proxy.close();
    });
    beforeEach(async () => {
      proxy.reset();
      await cms.clear();
      writeBuilt(dist, articles());
    });

    const run = (more: Partial<Run> = {}): Promise<Ran> => {
      const url = cms.backend === undefined ? {} : { url: proxy.url };
      return runPublish({
        dist,
        secrets: cms.secrets,
        root: cms.root,
        ...more,
        config: { ...cms.config, ...url, ...more.config } as TargetConfig,
      });
    };
    const titles = async (): Promise<Record<string, string>> =>
      Object.fromEntries(Object.entries(await cms.all()).map(([id, { title, state }]) => [id, `${title} (${state})`]));
    const expected = (given = articles(), state: (one: Given) => State = () => 'live'): Record<string, string> =>
      Object.fromEntries(
        given.map((one) => [`${one.locale}/smtp-${one.id}`, `${one.title ?? `smtp-${one.id} in ${one.locale}`} (${state(one)})`]),
      );
    const writes = (): number => proxy.sent.filter(isWrite).length;
    const settled = async (): Promise<void> => {
      const again = await run();
      expect(planOf(again)).toEqual({ same: articles().length });
      expect(again.outcomes).toEqual([]);
    };

    describe('a CMS that is well', () => {
      test('the plan writes nothing', async () => {
        expect(planOf(await run({ apply: false }))).toEqual({ create: 12 });
        expect(await cms.all()).toEqual({});
        expect(writes()).toBe(0);
      });

      test('everything is created, and read back byte for byte', async () => {
        const ran = await run();
        expect(ran.obstacles).toEqual([]);
        expect(doneIn(ran)).toEqual({ create: 12 });
        expect(await titles()).toEqual(expected());
        for (const [id, { body }] of Object.entries(await cms.all())) {
          const [locale = '', key = ''] = id.split('/');
          const text = `Text of ${key} in ${locale}.`;
          const markdown = `${text}\n\n| a | b |\n| - | - |\n| \`1\` | "2" & <3> |`;
          expect(body).toBe(cms.bodyOf({ markdown, html: `<p>${text}</p>\n<p dir="ltr">2 &amp; 3</p>` }));
        }
      });

      test('a second run writes nothing', async () => {
        await run();
        proxy.reset();
        await settled();
        expect(writes()).toBe(0);
      });

      test('only what has changed is written, where it has changed', async () => {
        await run();
        const changed = articles((one) => (one.id === '550' && one.locale === 'id' ? { ...one, title: 'Baru' } : one));
        writeBuilt(dist, changed);
        expect(doneIn(await run())).toEqual({ update: 1 });
        expect(await titles()).toEqual(expected(changed));
      });

      test('what is published decides, not the digest of the build: HTML alone counts where it is published', async () => {
        await run();
        const html = '<p>Made by another version of Kontras.</p>';
        writeBuilt(
          dist,
          articles((one) => (one.id === '550' ? { ...one, html } : one)),
        );
        const isPublished = cms.publishesHtml ?? cms.bodyOf({ markdown: '', html }) === html;
        expect(doneIn(await run())).toEqual(isPublished ? { update: 3 } : {});
        if (isPublished) expect(JSON.stringify((await cms.all())['ko/smtp-550'])).toContain(html);
        expect(planOf(await run())).toEqual({ same: 12 });
      });

      test('a locale that is added later joins what is there', async () => {
        const first = articles((one) => (one.locale === 'ko' ? undefined : one));
        writeBuilt(dist, first);
        await run();
        writeBuilt(dist, articles());
        expect(doneIn(await run())).toEqual({ create: 4 });
        expect(await titles()).toEqual(expected());
        await settled();
      });

      test('a person’s edit stays until it is settled, ours or theirs', async () => {
        await run();
        await cms.retitle('smtp-450', 'ko', 'Mine');
        await cms.retitle('smtp-451', 'en', 'Theirs');
        const ran = await run();
        expect(doneIn(ran)).toEqual({ conflict: 2 });
        expect(ran.outcomes.map(({ reason }) => reason)).toEqual(Array(2).fill('edited in the CMS since Kontras wrote it'));
        const own = { 'ko/smtp-450': 'Mine (live)', 'en/smtp-451': 'Theirs (live)' };
        expect(await titles()).toEqual({ ...expected(), ...own });
        expect(doneIn(await run({ overwrite: ['ko/smtp-450'], adopt: ['smtp-451'] }))).toEqual({ update: 1, adopt: 1 });
        expect(await titles()).toEqual({ ...expected(), 'en/smtp-451': 'Theirs (live)' });
        await settled();
        await cms.retitle('smtp-451', 'en', 'Theirs, corrected');
        await settled();
        writeBuilt(
          dist,
          articles((one) => (one.id === '451' && one.locale === 'en' ? { ...one, text: 'New.' } : one)),
        );
        expect(doneIn(await run())).toEqual({ conflict: 1 });
        expect((await titles())['en/smtp-451']).toBe('Theirs, corrected (live)');
      });

      test('an edit that says what we say is no conflict', async () => {
        await run();
        await cms.retitle('smtp-450', 'ko', 'New');
        writeBuilt(
          dist,
          articles((one) => (one.id === '450' && one.locale === 'ko' ? { ...one, title: 'New' } : one)),
        );
        expect(doneIn(await run())).toEqual({ mark: 1 });
        expect(planOf(await run())).toEqual({ same: 12 });
      });

      test('what a person has unpublished stays so', async () => {
        await run();
        await cms.unpublish('smtp-550', 'id');
        expect(doneIn(await run())).toEqual({ conflict: 1 });
        expect(await titles()).toEqual({ ...expected(), 'id/smtp-550': 'smtp-550 in id (draft)' });
        expect(doneIn(await run({ overwrite: ['smtp-550'] }))).toEqual({ update: 1 });
        expect(await titles()).toEqual(expected());
      });

      test('an article that a person wrote under our key is left alone', async () => {
        await cms.write('smtp-450', 'en', 'Hands off');
        const ran = await run();
        expect(doneIn(ran)).toEqual({ create: 11, conflict: 1 });
        expect(await titles()).toEqual({ ...expected(), 'en/smtp-450': 'Hands off (live)' });
      });

      test('an article of a person that is none of ours is left alone', async () => {
        await cms.write('smtp-999', 'en', 'Other');
        await run();
        await settled();
        expect(await titles()).toEqual({ ...expected(), 'en/smtp-999': 'Other (live)' });
      });

      test('what is no longer built is unpublished, in one language or in all, and comes back', async () => {
        await run();
        const fewer = articles((one) => (one.id === '552' || (one.id === '451' && one.locale === 'id') ? undefined : one));
        writeBuilt(dist, fewer);
        expect(doneIn(await run())).toEqual({ unpublish: 4 });
        const gone = ['en/smtp-552', 'id/smtp-552', 'ko/smtp-552', 'id/smtp-451'];
        const all = await cms.all();
        for (const id of gone) expect(all[id]?.state, id).toBe('draft');
        for (const id of Object.keys(expected(fewer))) expect(all[id]?.state, id).toBe('live');
        proxy.reset();
        expect(planOf(await run())).toEqual({ same: 8 });
        expect(writes()).toBe(0);
        writeBuilt(dist, articles());
        expect(doneIn(await run())).toEqual({ update: 4 });
        expect(await titles()).toEqual(expected());
      });

      test('what is no longer built is deleted where the config says so, but not what a person has edited', async () => {
        await run();
        await cms.retitle('smtp-451', 'id', 'Mine');
        writeBuilt(
          dist,
          articles((one) => (one.id === '552' || (one.id === '451' && one.locale === 'id') ? undefined : one)),
        );
        const config = { removed: 'delete' } as Run['config'];
        expect(doneIn(await run({ config }))).toEqual({ remove: 3, conflict: 1 });
        expect(await titles()).toEqual({
          ...expected(articles(({ id, locale }) => (id === '552' ? undefined : { id, locale }))),
          'id/smtp-451': 'Mine (live)',
        });
        expect(doneIn(await run({ config, overwrite: ['smtp-451'] }))).toEqual({ remove: 1 });
        expect(Object.keys(await cms.all())).not.toContain('id/smtp-451');
        expect(doneIn(await run({ config }))).toEqual({});
      });

      test('what is no longer built in a part that is published goes there alone', async () => {
        await run();
        writeBuilt(
          dist,
          articles((one) => (one.id === '552' ? undefined : one)),
        );
        const config = { removed: 'delete' } as Run['config'];
        expect(doneIn(await run({ config, part: { locales: ['id'] } }))).toEqual({ remove: 1 });
        const others = articles((one) => (one.id === '552' && one.locale === 'id' ? undefined : one));
        const { 'id/smtp-552': _, ...left } = await titles();
        expect(left).toEqual(expected(others));
      });

      test('what is no longer built stays where the config says so', async () => {
        await run();
        writeBuilt(
          dist,
          articles((one) => (one.id === '552' ? undefined : one)),
        );
        expect(doneIn(await run({ config: { removed: 'keep' } as Run['config'] }))).toEqual({});
        expect(await titles()).toEqual(expected());
      });

      test('an article that a person has deleted is made again', async () => {
        await run();
        await cms.remove('smtp-450');
        expect(doneIn(await run())).toEqual({ create: 3 });
        expect(await titles()).toEqual(expected());
      });

      test('drafts, and what search engines are not to list, go by the config', async () => {
        const mixed = articles((one) =>
          one.locale === 'ko' ? { ...one, draft: true } : one.id === '450' ? { ...one, index: false } : one,
        );
        writeBuilt(dist, mixed);
        await run();
        expect(await titles()).toEqual(expected(mixed, ({ draft }) => (draft ? 'draft' : 'live')));
        expect(doneIn(await run({ config: { drafts: 'publish', unindexed: 'draft' } as Run['config'] }))).toEqual({ update: 6 });
        expect(await titles()).toEqual(expected(mixed, ({ draft, index }) => (!draft && index === false ? 'draft' : 'live')));
        expect(doneIn(await run({ config: { drafts: 'skip', unindexed: 'publish' } as Run['config'] }))).toEqual({
          unpublish: 4,
          update: 2,
        });
        expect(await titles()).toEqual(expected(mixed, ({ draft }) => (draft ? 'draft' : 'live')));
      });

      test('a part of the build leaves the rest of the CMS alone', async () => {
        expect(doneIn(await run({ part: { locales: ['id'] } }))).toEqual({ create: 4 });
        writeBuilt(
          dist,
          articles((one) => (one.id === '552' ? undefined : one)),
        );
        expect(planOf(await run({ part: { locales: ['ko'] } }))).toEqual({ create: 3 });
        expect((await cms.all())['id/smtp-552']?.state).toBe('live');
      });

      test('two runs at once make one article of each key', async () => {
        const ran = await Promise.all([run(), run()]);
        for (const { outcomes } of ran) expect(outcomes.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
        expect(await titles()).toEqual(expected());
        await settled();
      });

      test('a run that is stopped is taken up by the next', async () => {
        let count = 0;
        await run({
          config: { concurrency: 1 } as Run['config'],
          isStopped: () => count >= 2,
          onProgress: (number) => (count = number),
        });
        expect(Object.keys(await cms.all())).toHaveLength(6);
        expect(doneIn(await run())).toEqual({ create: 6 });
        await settled();
      });
    });
  });
}

/** What holds of every target that is reached over a network. */
export function survives(name: string, open: () => Promise<Cms>): void {
  describe(`${name} on a bad network`, () => {
    let cms: Cms;
    let proxy: FaultyProxy;
    let elsewhere: FaultyProxy;
    let dist: string;

    beforeAll(async () => {
      cms = await open();
      proxy = await startFaultyProxy(() => cms.backend?.() ?? '');
      elsewhere = await startFaultyProxy(() => cms.backend?.() ?? '');
      dist = join(makeFolder(), 'dist');
    });
    afterAll(async () => {
      await proxy.close();
      await elsewhere.close();
    });
    beforeEach(async () => {
      proxy.reset();
      elsewhere.reset();
      await cms.clear();
      writeBuilt(dist, articles());
    });
    const run = (more: Partial<Run> = {}): Promise<Ran> =>
      runPublish({
        dist,
        secrets: cms.secrets,
        root: cms.root,
        ...more,
        config: { ...cms.config, url: proxy.url, ...more.config } as TargetConfig,
      });
    /** Whatever happened on the way: the CMS has each article once and whole, and the next run finds nothing to do. */
    const whole = async (): Promise<void> => {
      proxy.reset();
      const again = await run();
      expect(planOf(again)).toEqual({ same: 12 });
      expect(proxy.sent.filter(isWrite)).toEqual([]);
      const all = await cms.all();
      expect(Object.keys(all).sort()).toEqual(
        articles()
          .map(({ locale, id }) => `${locale}/smtp-${id}`)
          .sort(),
      );
      for (const [id, { title, state }] of Object.entries(all))
        expect([title, state]).toEqual([id.split('/').reverse().join(' in '), 'live']);
    };
    const retitled = articles((one) => ({ ...one, text: `New text of ${one.id}.` }));

    const passing = [
      ['500', { status: 500 }],
      ['503 with Retry-After', { status: 503, headers: { 'retry-after': '0' } }],
      ['429', { status: 429, headers: { 'retry-after': '0' } }],
      ['a cut before the request arrives', 'cut before'],
      ['a cut after it was carried out', 'cut after'],
      ['an answer that is no JSON', 'garbage'],
      ['an answer that comes too late', { answerAfter: 900 }],
      ['a request that is delivered late', { deliverAfter: 700 }],
      ['a request that is delivered twice', 'twice'],
    ] as const;

    test.each(passing)('%s to the first writes', async (_, fault) => {
      proxy.next(isWrite, fault, fault);
      const ran = await run({ requestSeconds: 0.5 });
      expect(ran.refused).toBeUndefined();
      expect(doneIn(ran)).toEqual({ create: 12 });
      await new Promise((resolve) => setTimeout(resolve, typeof fault === 'object' && 'deliverAfter' in fault ? 800 : 0));
      await whole();
    });

    test.each(passing)('%s to the first changes', async (_, fault) => {
      writeBuilt(dist, retitled);
      await run();
      writeBuilt(dist, articles());
      proxy.next(isWrite, fault, fault);
      const ran = await run({ requestSeconds: 0.5 });
      expect(ran.refused).toBeUndefined();
      expect(doneIn(ran)).toEqual({ update: 12 });
      await new Promise((resolve) => setTimeout(resolve, typeof fault === 'object' && 'deliverAfter' in fault ? 800 : 0));
      await whole();
    });

    test.each(passing)('%s to what reads', async (_, fault) => {
      await run();
      proxy.reset();
      proxy.next(isRead, fault, fault);
      expect(planOf(await run({ requestSeconds: 0.5 }))).toEqual({ same: 12 });
      await whole();
    });

    test.each([401, 403])('%i ends the run and says so', async (status) => {
      proxy.always((one) => (isWrite(one) ? { status, body: '{}' } : undefined));
      const ran = await run();
      expect(ran.refused?.message).toContain(String(status));
      expect(await cms.all()).toEqual({});
      proxy.reset();
      expect(doneIn(await run())).toEqual({ create: 12 });
      await whole();
    });

    test.each([413, 422])('%i fails one article and no other', async (status) => {
      proxy.next(isWrite, { status, body: '{"errors":[{"message":"too much"}]}' });
      const ran = await run();
      expect(ran.refused).toBeUndefined();
      const failed = ran.outcomes.filter(({ outcome }) => outcome === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      expect(new Set(failed.map(({ key }) => key)).size).toBe(1);
      expect(failed[0]?.reason).toBe(`the target answered ${status}: too much`);
      await run();
      await whole();
    });

    test.each([404, 409])('%i to a change is looked into', async (status) => {
      writeBuilt(dist, retitled);
      await run();
      writeBuilt(dist, articles());
      proxy.next(isWrite, { status, body: '{}' });
      expect(doneIn(await run())).toEqual({ update: 12 });
      await whole();
    });

    test('Retry-After is waited for', async () => {
      proxy.next(isWrite, { status: 429, headers: { 'retry-after': '1' } });
      await run({ config: { concurrency: 1 } as Run['config'] });
      const [first, second] = proxy.sent.filter(isWrite);
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
      await whole();
    });

    test('a redirect to another host is not followed, and no credentials go there', async () => {
      for (const fits of [isRead, isWrite]) {
        proxy.reset();
        proxy.always((one) => (fits(one) ? { status: 307, headers: { location: `${elsewhere.url}${one.path}` } } : undefined));
        const ran = await run();
        expect(ran.refused?.message).toContain('another host');
      }
      expect(elsewhere.sent).toEqual([]);
      expect(await cms.all()).toEqual({});
    });

    test('a server that is down ends the run before long, and nothing is lost', async () => {
      let writes = 0;
      proxy.always((one) => {
        if (isWrite(one)) writes += 1;
        return writes > 0 ? { status: 502 } : undefined;
      });
      const ran = await run();
      expect(ran.refused?.message).toMatch(/fails again and again|answered 502/);
      // The breaker leaves a server alone that is down: not every article tries it six times.
      expect(proxy.sent.length).toBeLessThan(80);
      proxy.reset();
      await run();
      await whole();
    });

    test('a person who edits between the plan and the write is not overwritten', async () => {
      writeBuilt(dist, retitled);
      await run();
      writeBuilt(dist, articles());
      let edited: Promise<void> | undefined;
      proxy.always((one) => {
        if (isWrite(one)) edited ??= cms.retitle('smtp-552', 'ko', 'Just now');
        return undefined;
      });
      const ran = await run({ config: { concurrency: 1 } as Run['config'] });
      await edited;
      const title = (await cms.all())['ko/smtp-552']?.title;
      expect(title).toBe('Just now');
      expect(doneIn(ran).conflict).toBe(1);
    });

    test('the rate in the config is kept', async () => {
      await run({ config: { rate: 20 } as Run['config'] });
      const gaps = proxy.sent.slice(1).map(({ at }, index) => at - (proxy.sent[index]?.at ?? 0));
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      expect(mean).toBeGreaterThanOrEqual(45);
    });

    test('a wrong token is refused before anything is written', async () => {
      const ran = await run({ secrets: { ...cms.secrets, token: 'not-the-token-at-all-0000000000000000' } });
      expect(ran.refused?.message).toMatch(/credentials|key|token/);
      expect(proxy.sent.filter(isWrite)).toEqual([]);
    });

    test('a locale that the CMS does not have is refused before anything is written', async () => {
      writeBuilt(dist, [...articles(), { locale: 'xx', id: '450' }]);
      const ran = await run();
      expect(ran.obstacles.map(({ rule }) => rule)).toEqual(['publish/locale']);
      expect(proxy.sent.filter(isWrite)).toEqual([]);
    });
  });
}
