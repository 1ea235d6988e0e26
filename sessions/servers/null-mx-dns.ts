import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { ServerError } from './server.ts';

/** A name server for which every domain has a null MX, RFC 7505. */
export interface NullMxDns {
  readonly address: string;
  stop(): Promise<void>;
}

/** @param port resolvers ask at 53, which only root may take */
export async function startNullMxDns(port = 53): Promise<NullMxDns> {
  // A second recorder beside this one takes the next address.
  for (let last = 1; last < 255; last += 1) {
    const address = `127.0.53.${last}`;
    const socket = await bound(address, port);
    if (socket !== undefined) return { address, stop: () => new Promise((resolve) => socket.close(() => resolve())) };
  }
  throw new ServerError(`No address of 127.0.53.0/24 has its port ${port} free.`);
}

async function bound(address: string, port: number): Promise<Socket | undefined> {
  const socket = createSocket('udp4');
  socket.bind(port, address);
  try {
    await once(socket, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  socket.on('message', (query, { port: from, address: client }) => {
    // Shorter than a header and a question: not a query, and whoever sent it gets no answer.
    if (query.length >= 17) socket.send(answer(query), from, client);
  });
  return socket;
}

/** The answer to a query, in the layout of RFC 1035, 4.1: header, the question again, one record. */
function answer(query: Buffer): Buffer {
  let end = 12;
  while (end < query.length && query[end] !== 0) end += 1 + (query[end] as number);
  const id = query.subarray(0, 2);
  const header = [0x85, 0x80, 0, 1, 0, 1, 0, 0, 0, 0];
  const question = query.subarray(12, end + 5);
  // The name of the question (a pointer to it), MX, IN, 256 s, three octets: preference 0, the root as its host.
  const record = [0xc0, 12, 0, 15, 0, 1, 0, 0, 1, 0, 0, 3, 0, 0, 0];
  return Buffer.concat([id, Buffer.from(header), question, Buffer.from(record)]);
}
