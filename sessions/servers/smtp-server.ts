import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './certificate.ts';
import { type Server, ServerError } from './server.ts';

/** The npm package smtp-server with nothing set that decides a reply. */
export async function startSmtpServer(folder: string): Promise<Server> {
  const { SMTPServer } = await import('smtp-server').catch(() => {
    throw new ServerError('The package smtp-server is not there. Install it: npm ci');
  });
  const { version } = createRequire(import.meta.url)('smtp-server/package.json') as { version: string };
  const { key, cert } = makeCertificate(folder);
  const server = new SMTPServer({ name: 'mx.example.org', disableReverseLookup: true, key, cert });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    title: `smtp-server ${version}`,
    port: () => port,
    certificate: cert,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
