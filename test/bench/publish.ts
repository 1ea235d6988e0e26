import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPayload, startPayload } from '../cms/payload/start.ts';
import { serve } from '../contract/models/model-server.ts';
import { payloadModel } from '../contract/models/payload.ts';
import { writeBuilt } from '../publish/built-folder.ts';
import { runPublish } from '../publish/run-publish.ts';

/** Articles created a second by us and by a bare client that sends the same requests to the same Payload, eight at once, in turns. */
const token = 'a-key-of-thirty-six-letters-or-so-01';
const [articles, rounds] = [200, 3];
const locales = ['en', 'id', 'ko'];
const folder = mkdtempSync(join(tmpdir(), 'kontras-bench-'));
const dist = join(folder, 'dist');
const text = 'A sentence of a length that articles have, said often enough. '.repeat(60);
writeBuilt(
  dist,
  locales.flatMap((locale) => Array.from({ length: articles }, (_, id) => ({ locale, id: String(id), text: `${text}${id}` }))),
);
const publish = (url: string) => runPublish({ config: { type: 'payload', url }, root: folder, secrets: { token }, dist });

/** What we send, as a model of the CMS has received it. */
const bodies: unknown[] = [];
const answer = payloadModel(token, locales);
const model = await serve((request) => {
  if (request.method === 'POST') bodies.push(request.body);
  return answer(request);
});
await publish(model.url);
await model.close();
if (bodies.length !== articles) throw new Error(`${bodies.length} requests for ${articles} articles`);

async function bare(url: string): Promise<void> {
  const headers = { authorization: `users API-Key ${token}`, 'content-type': 'application/json' };
  const queue = [...bodies];
  const worker = async (): Promise<void> => {
    for (let body = queue.shift(); body !== undefined; body = queue.shift()) {
      const response = await fetch(`${url}/api/articles?locale=all&depth=0`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

async function rateOf(name: string, work: (url: string) => Promise<unknown>): Promise<number> {
  const own = mkdtempSync(join(folder, `${name}-`));
  mkdirSync(own, { recursive: true });
  const { url, child } = await startPayload(join(own, 'payload.sqlite'), token);
  const start = performance.now();
  await work(url);
  const rate = (articles * 1000) / (performance.now() - start);
  child.kill();
  console.log(`${name.padEnd(8)} ${rate.toFixed(1)} documents a second`);
  return rate;
}

installPayload();
const ratios: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const ours = await rateOf('Kontras', publish);
  ratios.push(ours / (await rateOf('bare', bare)));
}
rmSync(folder, { recursive: true, force: true });
const median = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] as number;
console.log(
  `Kontras reaches ${(median * 100).toFixed(0)}% of the bare client (median of ${rounds} rounds, reading the CMS first included)`,
);
process.exitCode = median >= 0.9 ? 0 : 1;
