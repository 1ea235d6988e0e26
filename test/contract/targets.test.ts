import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { TargetConfig } from '../../pipeline/content.ts';
import { makeFolder } from '../generators/folder.ts';
import { payloadCms } from '../publish/payload-cms.ts';
import { type StrapiCms, strapiCms } from '../publish/strapi-cms.ts';
import { wordpressCms } from '../publish/wordpress-cms.ts';
import { serve } from './models/model-server.ts';
import { payloadModel } from './models/payload.ts';
import { soundSetup, strapiModel } from './models/strapi.ts';
import { wordpressModel } from './models/wordpress.ts';
import { minds } from './payload-drafts.ts';
import { respectsDrafts } from './strapi-drafts.ts';
import { type Cms, publishes, type Seen, survives } from './targets.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** The folder of a site, read and edited as a person with an editor does. */
function folderCms(preset: NonNullable<TargetConfig['preset']>, path: (locale: string, id: string) => string): Cms {
  const root = makeFolder();
  const files = (): string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const at = (key: string, locale: string): string => join(root, 'site', path(locale, key.slice('smtp-'.length)));
  const change = (key: string, locale: string, from: RegExp, to: string): void =>
    writeFileSync(at(key, locale), readFileSync(at(key, locale), 'utf8').replace(from, to));
  return {
    config: { type: 'files', preset },
    secrets: {},
    root,
    clear: async () => rmSync(join(root, 'site'), { recursive: true, force: true }),
    all: async () =>
      Object.fromEntries(
        files().map((name): [string, Seen] => {
          const text = readFileSync(join(root, name), 'utf8');
          const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)\n$/.exec(text) ?? [];
          const value = (field: string): string => JSON.parse(new RegExp(`^${field}: (.*)$`, 'm').exec(front)?.[1] ?? '""');
          const state = String(value('draft')) === 'true' ? 'draft' : 'live';
          return [`${value('locale')}/${value('translationKey')}`, { title: value('title'), body, state }];
        }),
      ),
    retitle: async (key, locale, title) => change(key, locale, /^title: .*$/m, `title: ${JSON.stringify(title)}`),
    unpublish: async (key, locale) => change(key, locale, /^draft: false$/m, 'draft: true'),
    async remove(key) {
      for (const locale of ['en', 'id', 'ko']) rmSync(at(key, locale));
    },
    async write(key, locale, title) {
      mkdirSync(join(at(key, locale), '..'), { recursive: true });
      const front = { translationKey: key, locale, title, draft: false };
      const lines = Object.entries(front).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
      writeFileSync(at(key, locale), `---\n${lines.join('')}---\n\nMine\n`);
    },
    bodyOf: ({ markdown }) => markdown,
  };
}

publishes('files for Hugo', async () => folderCms('hugo', (locale, id) => `content/${locale}/smtp/${id}.md`));
publishes('files for Astro', async () => folderCms('astro', (locale, id) => `src/content/articles/${locale}/smtp/${id}.md`));
publishes('files for Eleventy', async () => folderCms('eleventy', (locale, id) => `content/${locale}/smtp/${id}.md`));
publishes('files for Docusaurus', async () =>
  folderCms('docusaurus', (locale, id) =>
    locale === 'en' ? `docs/smtp/${id}.md` : `i18n/${locale}/docusaurus-plugin-content-docs/current/smtp/${id}.md`,
  ),
);
publishes('files for Decap', async () => folderCms('decap', (locale, id) => `content/articles/${locale}/smtp-${id}.md`));

const token = 'a-key-of-thirty-six-letters-or-so-01';

async function modelOfPayload(): Promise<Cms> {
  let model = await serve(payloadModel(token, ['en', 'id', 'ko']));
  closing.push(() => model.close());
  return payloadCms({
    url: () => model.url,
    token,
    root: makeFolder(),
    async clear() {
      await model.close();
      model = await serve(payloadModel(token, ['en', 'id', 'ko']));
    },
  });
}

publishes('Payload, as a model', modelOfPayload);
survives('Payload, as a model', modelOfPayload);

async function modelOfStrapi(): Promise<StrapiCms> {
  const session = 'a-session-of-an-editor';
  const model = await serve(strapiModel({ token, session, locales: ['en', 'id', 'ko'], setup: soundSetup }));
  closing.push(() => model.close());
  return strapiCms({ url: () => model.url, token: () => token, session: () => session, root: makeFolder() });
}

publishes('Strapi, as a model', modelOfStrapi);
survives('Strapi, as a model', modelOfStrapi);
respectsDrafts('Strapi, as a model', modelOfStrapi);
minds('Payload, as a model', modelOfPayload);

const modelOfWordPress = (languages?: readonly string[]) => async (): Promise<Cms> => {
  const site = { user: 'writer', password: token, ...(languages === undefined ? {} : { languages }) };
  let model = await serve(wordpressModel(site));
  closing.push(() => model.close());
  return wordpressCms({
    url: () => model.url,
    user: site.user,
    token: () => token,
    root: makeFolder(),
    async clear() {
      await model.close();
      model = await serve(wordpressModel(site));
    },
  });
};

publishes('WordPress, as a model', modelOfWordPress());
publishes('WordPress with Polylang, as a model', modelOfWordPress(['en', 'id', 'ko']));
survives('WordPress with Polylang, as a model', modelOfWordPress(['en', 'id', 'ko']));
