import { afterEach, describe, expect, test } from 'vitest';
import { createClient } from '../../../publish/http/client.ts';
import { inspect } from '../../../publish/targets/strapi-setup.ts';
import { serve } from '../../contract/models/model-server.ts';
import { soundSetup, strapiModel } from '../../contract/models/strapi.ts';

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

const { collection } = soundSetup;
const { attributes } = collection;

async function obstacles(setup: unknown, locales = ['en', 'id', 'ko'], removed = 'unpublish') {
  const model = await serve(strapiModel({ token: 'token', session: '', locales: [], setup }));
  close = model.close;
  const client = createClient({
    base: new URL(`${model.url}/api`),
    headers: { authorization: 'Bearer token' },
    timeout: 5000,
    signal: new AbortController().signal,
  });
  const theirs = (tag: string): string => (tag === 'zh-Hans' ? 'zh' : tag);
  return await inspect(client, { path: 'kontras/articles', collection: 'articles', removed, locales, theirs });
}

const messages = async (...given: Parameters<typeof obstacles>): Promise<string[]> =>
  (await obstacles(...given)).map(({ rule, message }) => `${rule}: ${message}`);

describe('how Strapi is set up', () => {
  test('nothing is amiss', async () => {
    expect(await obstacles(soundSetup)).toEqual([]);
  });

  test('without the route, or with one of another version', async () => {
    expect(await messages(undefined)).toEqual([
      'publish/route: Missing route GET /kontras/articles, expected the one that Kontras ships for Strapi',
    ]);
    expect(await messages({ ...soundSetup, version: 2 })).toEqual([
      'publish/route: Unexpected version 2 of the route in Strapi, expected 1',
    ]);
  });

  test('without the content type', async () => {
    const found = await obstacles({ version: 1, collection: null });
    expect(found.map(({ rule, setting }) => [rule, setting])).toEqual([['publish/collection', ['collection']]]);
  });

  test('a token that may only read', async () => {
    const rights = { find: true, create: false, update: false, delete: false };
    const setup = { version: 1, collection: { ...collection, rights } };
    const lacks = (right: string): string => `publish/role: The token may not ${right} in "articles", expected one that may`;
    expect(await messages(setup)).toEqual([lacks('create'), lacks('update')]);
    expect(await messages(setup, ['en'], 'delete')).toEqual([lacks('create'), lacks('update'), lacks('delete')]);
  });

  test('drafts or languages turned off', async () => {
    expect(await messages({ version: 1, collection: { ...collection, draftAndPublish: false, localized: false } })).toEqual([
      'publish/field: Unexpected "draftAndPublish" of "articles": off, expected on',
      'publish/locale: Unexpected "i18n" of "articles": not localized, expected localized',
    ]);
  });

  test('fields that are missing, of another type, or localized wrongly', async () => {
    const { kontras: _, ...others } = attributes;
    const wrong = {
      ...others,
      externalId: { type: 'string', localized: true, unique: false },
      title: { ...attributes.title, localized: false },
      body: { ...attributes.body, type: 'blocks' },
    };
    expect(await messages({ version: 1, collection: { ...collection, attributes: wrong } })).toEqual([
      'publish/field: Unexpected field "externalId" in "articles", expected it with one value for all languages',
      'publish/field: Unexpected field "externalId" in "articles", expected it unique',
      'publish/field: Unexpected field "title" in "articles", expected it localized',
      'publish/field: Unexpected type "blocks" of field "body" in "articles", expected richtext or text',
      'publish/field: Missing field "kontras" in "articles", expected one of the type string',
    ]);
  });

  test('a locale that Strapi lacks, by the name that it has there', async () => {
    const [one, ...rest] = await obstacles(soundSetup, ['en', 'zh-Hans']);
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      rule: 'publish/locale',
      message: 'Missing locale "zh", expected one of en, id, ko',
      setting: ['locales', 'zh-Hans'],
    });
  });
});
