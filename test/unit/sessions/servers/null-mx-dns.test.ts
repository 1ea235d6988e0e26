import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { expect, test } from 'vitest';
import { startNullMxDns } from '../../../../sessions/servers/null-mx-dns.ts';
import { freePorts } from '../../../../sessions/servers/ports.ts';

test('a resolver takes the answer for a null MX, also after something that is no query', async () => {
  const [port = 0] = await freePorts(1);
  const dns = await startNullMxDns(port);
  const junk = createSocket('udp4');
  for (const bytes of [[], [1, 2, 3], Array.from({ length: 40 }, () => 255)]) {
    await new Promise((resolve) => junk.send(Buffer.from(bytes), port, dns.address, resolve));
  }
  const resolver = new Resolver({ timeout: 2000, tries: 1 });
  resolver.setServers([`${dns.address}:${port}`]);
  expect(await resolver.resolveMx('a.long-name.example.com')).toEqual([{ exchange: '', priority: 0 }]);
  junk.close();
  await dns.stop();
});

test('two at the same port have an address each', async () => {
  const [port = 0] = await freePorts(1);
  const both = [await startNullMxDns(port), await startNullMxDns(port)];
  expect(new Set(both.map(({ address }) => address)).size).toBe(2);
  for (const one of both) await one.stop();
});
