import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What happens to a request on its way. */
export type Fault =
  /** An answer of the proxy itself; the server sees nothing. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The connection ends before the server sees the request, or after it has done what was asked. */
  | 'cut before'
  | 'cut after'
  /** The server does what was asked, and the answer is not what it said. */
  | 'garbage'
  /** The answer, or the request itself, is held for so many milliseconds. */
  | { readonly answerAfter: number }
  | { readonly deliverAfter: number }
  /** The server gets the request twice; the second answer is passed on. */
  | 'twice';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly at: number;
}

export interface FaultyProxy {
  readonly url: string;
  /** Everything that was sent to it so far. */
  readonly sent: Sent[];
  /** Do so with the next requests that fit, one fault each. */
  next(fits: (request: Sent) => boolean, ...faults: readonly Fault[]): void;
  /** Do so with every request, as long as it is set. */
  always(fault: ((request: Sent) => Fault | undefined) | undefined): void;
  /** Forget all faults and what was sent. */
  reset(): void;
  close(): Promise<void>;
}

export const isWrite = ({ method }: Sent): boolean => method !== 'GET';
export const isRead = ({ method }: Sent): boolean => method === 'GET';

/** A proxy in front of a server, on a port of its own, that fails as it is told. */
export async function startFaultyProxy(backend: () => string): Promise<FaultyProxy> {
  const sent: Sent[] = [];
  let queue: { readonly fits: (request: Sent) => boolean; readonly fault: Fault }[] = [];
  let constant: ((request: Sent) => Fault | undefined) | undefined;
  const faultFor = (one: Sent): Fault | undefined => {
    const at = queue.findIndex(({ fits }) => fits(one));
    return at < 0 ? constant?.(one) : queue.splice(at, 1)[0]?.fault;
  };
  const server = createServer((incoming, response) => {
    void (async () => {
      const body = await bodyOf(incoming);
      const { method = 'GET', url = '/', headers } = incoming;
      const one: Sent = { method, path: url, authorization: headers.authorization, at: performance.now() };
      sent.push(one);
      const fault = faultFor(one);
      const forward = () => pass(backend(), incoming, body);
      if (fault === undefined) return reply(response, await forward());
      if (fault === 'cut before') return response.destroy();
      if (fault === 'cut after') {
        await forward();
        return response.destroy();
      }
      if (fault === 'garbage') return reply(response, { ...(await forward()), body: Buffer.from('<html>{"doc":') });
      if (fault === 'twice') {
        await forward();
        return reply(response, await forward());
      }
      if ('status' in fault) return reply(response, { headers: {}, ...fault, body: Buffer.from(fault.body ?? '') });
      if ('answerAfter' in fault) {
        const answer = await forward();
        await setTimeout(fault.answerAfter);
        return reply(response, answer);
      }
      await setTimeout(fault.deliverAfter);
      return reply(response, await forward());
      // A late delivery may find the server gone: whatever fails here is a cut to the client, and nothing to the test.
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sent,
    next: (fits, ...faults) => void queue.push(...faults.map((fault) => ({ fits, fault }))),
    always(fault) {
      constant = fault;
    },
    reset() {
      queue = [];
      constant = undefined;
      sent.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  const { 'transfer-encoding': _, 'content-length': __, connection: ___, ...rest } = headers;
  response.writeHead(status, rest).end(body);
}

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const pass = (backend: string, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { host: _, connection: __, ...rest } = headers;
    const outgoing = request(new URL(url, backend), { method, headers: rest, agent: false }, (incoming) => {
      bodyOf(incoming).then(
        (text) => resolve({ status: incoming.statusCode ?? 502, headers: incoming.headers, body: text }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
