import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { minds } from '../contract/payload-drafts.ts';
import { type Cms, publishes, survives } from '../contract/targets.ts';
import { makeFolder } from '../generators/folder.ts';
import { payloadCms } from '../publish/payload-cms.ts';
import { installPayload, type Running, startPayload } from './payload/start.ts';
import { bears } from './scenario.ts';

const token = 'a-key-of-thirty-six-letters-or-so-01';
let running: Running;
let database: string;

async function open(): Promise<Cms> {
  installPayload();
  const folder = makeFolder();
  running?.child.kill();
  database = join(folder, 'payload.sqlite');
  running = await startPayload(database, token);
  const headers = { authorization: `users API-Key ${token}` };
  return payloadCms({
    url: () => running.url,
    token,
    root: folder,
    clear: async () => void (await fetch(`${running.url}/api/articles?where[id][exists]=true`, { method: 'DELETE', headers })),
  });
}

async function crash(): Promise<void> {
  const ended = once(running.child, 'exit');
  running.child.kill('SIGKILL');
  await ended;
  running = await startPayload(database, token, Number(new URL(running.url).port));
}

afterAll(() => void running?.child.kill());

publishes('Payload', open);
survives('Payload', open);
minds('Payload', open);

bears('Payload', async () => ({ cms: await open(), crash }));
