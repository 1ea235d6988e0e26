import { once } from 'node:events';
import { afterAll } from 'vitest';
import { respectsDrafts } from '../contract/strapi-drafts.ts';
import { publishes, survives } from '../contract/targets.ts';
import { makeFolder } from '../generators/folder.ts';
import { type StrapiCms, strapiCms } from '../publish/strapi-cms.ts';
import { bears } from './scenario.ts';
import { type Access, installStrapi, makeProject, type Running, setUp, startStrapi } from './strapi/start.ts';

let running: Running;
let project: string;
let access: Access;

async function open(): Promise<StrapiCms> {
  installStrapi();
  project = makeFolder();
  makeProject(project);
  running?.child.kill();
  running = await startStrapi(project);
  access = await setUp(running.url);
  return strapiCms({
    url: () => running.url,
    token: () => access.token,
    session: () => access.session,
    root: project,
  });
}

async function crash(): Promise<void> {
  const ended = once(running.child, 'exit');
  running.child.kill('SIGKILL');
  await ended;
  running = await startStrapi(project, Number(new URL(running.url).port));
}

afterAll(() => void running?.child.kill());

publishes('Strapi', open);
survives('Strapi', open);
respectsDrafts('Strapi', open);

bears('Strapi', async () => ({ cms: await open(), crash }));
