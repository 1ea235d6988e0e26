import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../../publish/http/client.ts';
import { Refused } from '../../../publish/target.ts';
import { serve } from '../../contract/models/model-server.ts';

let server: Awaited<ReturnType<typeof serve>>;
let requests = 0;
beforeAll(async () => {
  server = await serve(() => {
    requests += 1;
    return { status: 200, body: {} };
  });
});
afterAll(() => server.close());

const clientOf = (base: string) =>
  createClient({
    base: new URL(base),
    headers: {},
    timeout: 5000,
    signal: new AbortController().signal,
    waits: { first: 1, longest: 2, tries: 3 },
  });
const refusal = async (base: string): Promise<string[]> => {
  const error = await clientOf(base)
    .send({ method: 'POST', path: 'articles', body: {} })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Refused);
  return [(error as Refused).message, (error as Refused).hint];
};

test('an address at which nobody listens is named, with what to look at', async () => {
  const closed = await serve(() => ({ status: 200, body: {} }));
  await closed.close();
  expect(await refusal(closed.url)).toEqual([
    `The target is not to be reached: no connection to ${new URL(closed.url).host} (ECONNREFUSED)`,
    'Nothing is lost. Check "url" in the config and that the CMS runs, then run this again.',
  ]);
});

test('a server without TLS behind an https address is not tried again', async () => {
  const [message, hint] = await refusal(server.url.replace('http:', 'https:'));
  expect(message).toMatch(/^No secure connection to 127\.0\.0\.1:\d+ \(\w+\)$/);
  expect(hint).toContain('certificate');
  expect(requests).toBe(0);
});
