import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TargetConfig } from '../../pipeline/content.ts';
import { makeFolder } from '../generators/folder.ts';
import { writeBuilt } from '../publish/built-folder.ts';
import { doneIn, planOf, type Ran, runPublish } from '../publish/run-publish.ts';
import { installStrapi, makeProject, makeToken, type Running, setUp, startStrapi } from './strapi/start.ts';

let project: string;
let running: Running;

/** Start a project whose owner has changed some of what Kontras ships. */
async function start(change: () => void = () => {}): Promise<Running & { session: string; token: string }> {
  project = makeFolder();
  makeProject(project);
  change();
  running = await startStrapi(project);
  return { ...running, ...(await setUp(running.url)) };
}

describe('how a real Strapi is set up', () => {
  let dist: string;
  const run = (url: string, token: string): Promise<Ran> =>
    runPublish({ dist, root: project, secrets: { token }, config: { type: 'strapi', url } as TargetConfig });
  const messages = async (url: string, token: string): Promise<string[]> =>
    (await run(url, token)).obstacles.map(({ rule, message }) => `${rule}: ${message}`);

  beforeAll(() => installStrapi());
  beforeEach(() => {
    dist = join(makeFolder(), 'dist');
    writeBuilt(
      dist,
      ['en', 'id', 'ko'].map((locale) => ({ locale, id: '450' })),
    );
  });
  afterEach(() => void running.child.kill());

  test('what a token may do decides', async () => {
    const { url, session } = await start();
    const lacks = (right: string): string => `publish/role: The token may not ${right} in "articles", expected one that may`;
    expect(await messages(url, await makeToken(url, session, 'read-only'))).toEqual([lacks('create'), lacks('update')]);
    const rights = [
      ...['find', 'create', 'update'].map((right) => `api::article.article.${right}`),
      ...['find', 'findOne', 'write'].map((right) => `api::kontras.kontras.${right}`),
    ];
    const token = await makeToken(url, session, 'custom', rights);
    expect(doneIn(await run(url, token))).toEqual({ create: 3 });
    expect(planOf(await run(url, token))).toEqual({ same: 3 });
    const fewer = rights.filter((right) => right !== 'api::article.article.update');
    expect(await messages(url, await makeToken(url, session, 'custom', fewer))).toEqual([lacks('update')]);
  });

  test('a project without the route', async () => {
    const { url, token } = await start(() => rmSync(join(project, 'src/api/kontras'), { recursive: true }));
    expect(await messages(url, token)).toEqual([
      'publish/route: Missing route GET /kontras/articles, expected the one that Kontras ships for Strapi',
    ]);
  });

  test('a content type that is another', async () => {
    const { url, token } = await start(() => {
      const file = join(project, 'src/api/article/content-types/article/schema.json');
      const schema = JSON.parse(readFileSync(file, 'utf8'));
      const { html: _, ...attributes } = schema.attributes;
      attributes.body.type = 'blocks';
      attributes.title.pluginOptions.i18n.localized = false;
      attributes.externalId.unique = false;
      writeFileSync(file, JSON.stringify({ ...schema, options: { draftAndPublish: false }, attributes }));
    });
    expect(await messages(url, token)).toEqual([
      'publish/field: Unexpected "draftAndPublish" of "articles": off, expected on',
      'publish/field: Unexpected field "externalId" in "articles", expected it unique',
      'publish/field: Unexpected field "title" in "articles", expected it localized',
      'publish/field: Unexpected type "blocks" of field "body" in "articles", expected richtext or text',
      'publish/field: Missing field "html" in "articles", expected one of the type text',
    ]);
  });
});
