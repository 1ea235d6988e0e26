import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Free ports on 127.0.0.1, all different: each is held until all are chosen. */
export async function freePorts(count: number): Promise<number[]> {
  const holders = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(holders.map((holder) => once(holder, 'listening')));
  const ports = holders.map((holder) => (holder.address() as AddressInfo).port);
  await Promise.all(holders.map((holder) => once(holder.close(), 'close')));
  return ports;
}

/** Wait until somebody listens at a port. False if nobody does in time, or as soon as `gone` says that nobody will. */
export async function isListening(port: number, limit: number, gone: () => boolean): Promise<boolean> {
  for (const deadline = performance.now() + limit; performance.now() < deadline && !gone(); await sleep(50)) {
    if (await accepts(port)) return true;
  }
  return false;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
