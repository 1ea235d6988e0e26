import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface ModelAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serve a function over HTTP on a port of its own. */
export async function serve(handle: (request: ModelRequest) => ModelAnswer): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, response) => {
    let text = '';
    try {
      for await (const chunk of incoming) text += chunk;
    } catch {
      // The client has gone: there is nobody to answer.
      return;
    }
    const url = new URL(incoming.url ?? '/', 'http://model');
    const { authorization } = incoming.headers;
    const answer = handle({
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      authorization,
      body: text === '' ? {} : JSON.parse(text),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
