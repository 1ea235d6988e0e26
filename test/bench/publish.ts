import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TargetConfig } from '../../pipeline/content.ts';
import { installPayload, startPayload } from '../cms/payload/start.ts';
import { installStrapi, makeProject, setUp, startStrapi } from '../cms/strapi/start.ts';
import { startWordPress } from '../cms/wordpress/start.ts';
import { type ModelAnswer, type ModelRequest, serve } from '../contract/models/model-server.ts';
import { payloadModel } from '../contract/models/payload.ts';
import { soundSetup, strapiModel } from '../contract/models/strapi.ts';
import { wordpressModel } from '../contract/models/wordpress.ts';
import { writeBuilt } from '../publish/built-folder.ts';
import { runPublish } from '../publish/run-publish.ts';

interface Running {
  readonly url: string;
  readonly secrets: { readonly user?: string; readonly token: string };
  stop(): unknown;
}

/** What the measurement has to know of a CMS. */
interface Measured {
  readonly type: TargetConfig['type'];
  readonly model: (request: ModelRequest) => ModelAnswer;
  readonly authorization: (secrets: Running['secrets']) => string;
  /** An empty one. */
  start(folder: string): Promise<Running>;
}

const token = 'a-key-of-thirty-six-letters-or-so-01';
const user = 'publisher';
const [articles, rounds] = [200, 5];
const locales = ['en', 'id', 'ko'];
const measured: Readonly<Record<string, Measured>> = {
  payload: {
    type: 'payload',
    model: payloadModel(token, locales),
    authorization: (secrets) => `users API-Key ${secrets.token}`,
    async start(folder) {
      installPayload();
      const { url, child } = await startPayload(join(folder, 'payload.sqlite'), token);
      return { url, secrets: { token }, stop: () => child.kill() };
    },
  },
  strapi: {
    type: 'strapi',
    model: strapiModel({ token, session: '', locales, setup: soundSetup }),
    authorization: (secrets) => `Bearer ${secrets.token}`,
    async start(folder) {
      installStrapi();
      makeProject(folder);
      const { url, child } = await startStrapi(folder);
      return { url, secrets: { token: (await setUp(url)).token }, stop: () => child.kill() };
    },
  },
  wordpress: {
    type: 'wordpress',
    model: wordpressModel({ user, password: token }),
    authorization: (secrets) => `Basic ${Buffer.from(`${secrets.user}:${secrets.token}`).toString('base64')}`,
    async start(folder) {
      const { url, passwords, stop } = await startWordPress(folder);
      return { url, secrets: { user, token: passwords.publisher }, stop };
    },
  },
};

/**
 * Articles created a second by us and by a bare client that sends the same requests to the same CMS, eight at once, in turns.
 * The argument names the CMS: `npm run bench:publish -- strapi`.
 */
const name = process.argv[2] ?? 'payload';
const cms = measured[name];
if (cms === undefined) throw new Error(`There is no measurement of "${name}", only of ${Object.keys(measured).join(', ')}`);
const folder = mkdtempSync(join(tmpdir(), 'kontras-bench-'));
const dist = join(folder, 'dist');
const text = 'A sentence of a length that articles have, said often enough. '.repeat(60);
writeBuilt(
  dist,
  locales.flatMap((locale) => Array.from({ length: articles }, (_, id) => ({ locale, id: String(id), text: `${text}${id}` }))),
);
const publish = ({ url, secrets }: Omit<Running, 'stop'>) =>
  runPublish({ config: { type: cms.type, url }, root: folder, secrets, dist });

/** What we send, as a model of the CMS has received it. */
const sent: { readonly address: string; readonly body: unknown }[] = [];
const model = await serve((request) => {
  if (request.method === 'POST') sent.push({ address: `${request.path}?${request.query}`, body: request.body });
  return cms.model(request);
});
await publish({ url: model.url, secrets: { user, token } });
await model.close();
if (sent.length !== articles) throw new Error(`${sent.length} requests for ${articles} articles`);

async function bare({ url, secrets }: Running): Promise<void> {
  const headers = { authorization: cms?.authorization(secrets) ?? '', 'content-type': 'application/json' };
  const queue = [...sent];
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      const response = await fetch(`${url}${one.address}`, { method: 'POST', headers, body: JSON.stringify(one.body) });
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

async function rateOf(who: string, work: (running: Running) => Promise<unknown>): Promise<number> {
  const running = await (cms as Measured).start(mkdtempSync(join(folder, `${who}-`)));
  const start = performance.now();
  await work(running);
  const rate = (articles * 1000) / (performance.now() - start);
  await running.stop();
  console.log(`${who.padEnd(8)} ${rate.toFixed(1)} articles a second, each in ${locales.length} languages`);
  return rate;
}

const ratios: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  // Who comes first changes from round to round, since the machine is not the same a moment later.
  const isFirst = round % 2 === 0;
  const before = isFirst ? 0 : await rateOf('bare', bare);
  const ours = await rateOf('Kontras', publish);
  ratios.push(ours / (isFirst ? await rateOf('bare', bare) : before));
}
rmSync(folder, { recursive: true, force: true });
const sorted = ratios.sort((a, b) => a - b).map((ratio) => `${(ratio * 100).toFixed(0)}%`);
const median = ratios[Math.floor(rounds / 2)] as number;
console.log(
  `Kontras reaches ${sorted[Math.floor(rounds / 2)]} of the bare client on ${name} (median of ${rounds} rounds from ${sorted[0]} to ${sorted.at(-1)}, reading the CMS first included)`,
);
process.exitCode = median >= 0.9 ? 0 : 1;
