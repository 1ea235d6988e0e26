/**
 * Payload on SQLite, without Next.js. Run with tsx, since the collection is TypeScript:
 * node --import tsx server.mjs DATABASE PORT API-KEY
 */
import { createServer } from 'node:http';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import { buildConfig, getPayload, handleEndpoints } from 'payload';
import { articles, indexLocales } from '../../../publish/targets/payload-collection.ts';

const [database, port, apiKey] = process.argv.slice(2);
const config = await buildConfig({
  secret: 'only-for-this-machine-and-nothing-of-worth',
  telemetry: false,
  experimental: { localizeStatus: true },
  // Without transactions a server that is killed leaves torn rows.
  db: sqliteAdapter({
    client: { url: `file:${database}` },
    transactionOptions: {},
    push: true,
    beforeSchemaInit: [indexLocales],
  }),
  localization: { locales: ['en', 'id', 'ko'], defaultLocale: 'en', fallback: false },
  collections: [{ slug: 'users', auth: { useAPIKey: true }, fields: [] }, articles],
});
const payload = await getPayload({ config });
if ((await payload.count({ collection: 'users' })).totalDocs === 0)
  await payload.create({
    collection: 'users',
    data: { email: 'editor@example.org', password: 'only-for-trying', enableAPIKey: true, apiKey },
  });

const server = createServer(async (incoming, response) => {
  try {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method, url, headers } = incoming;
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
    const request = new Request(`http://127.0.0.1:${server.address().port}${url}`, { method, headers, ...body });
    const answer = await handleEndpoints({ config, request });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    // The client has gone.
    response.destroy();
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log(`ready http://127.0.0.1:${server.address().port}`));
