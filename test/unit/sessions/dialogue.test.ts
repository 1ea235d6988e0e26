import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Dialogue, DialogueError } from '../../../sessions/dialogue.ts';

/** A socket whose other end is the test. */
class FakeSocket extends Duplex {
  sent = '';
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.sent += chunk.toString();
    done();
  }
}

let socket: FakeSocket;
let dialogue: Dialogue;
beforeEach(() => {
  socket = new FakeSocket();
  dialogue = new Dialogue(socket as unknown as Socket, { limit: 200 });
});
afterEach(() => {
  vi.useRealTimers();
  dialogue.close();
});

const failure = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DialogueError);
  return (error as Error).message;
};

test('a reply that arrives in pieces is one reply', async () => {
  const heard = dialogue.say('EHLO a.example.net');
  for (const piece of ['250-mx.exam', 'ple.org\r', '\n250', ' VRFY\r', '\n']) socket.push(piece);
  expect(await heard).toBe('250');
  expect(dialogue.lines).toEqual(['C: EHLO a.example.net', 'S: 250-mx.example.org', 'S: 250 VRFY']);
  expect(socket.sent).toBe('EHLO a.example.net\r\n');
});

test('two replies in one piece are two replies', async () => {
  socket.push('220 ready\r\n421\r\n');
  expect(await dialogue.hear()).toBe('220');
  expect(await dialogue.hear()).toBe('421');
  expect(dialogue.lines).toEqual(['S: 220 ready', 'S: 421']);
});

test('a line of the message waits for no reply', () => {
  dialogue.type('Subject: x');
  expect(dialogue.lines).toEqual(['C: Subject: x']);
});

test('a connection that is cut in the middle of a reply gives no reply', async () => {
  socket.push('250-mx.example.org\r\n250 VR');
  setTimeout(() => socket.destroy(), 20);
  expect(await failure(dialogue.say('EHLO x'))).toBe('The server closed the connection after C: EHLO x');
  expect(dialogue.lines).toEqual(['C: EHLO x']);
});

test('a reply that came before the cut is heard', async () => {
  socket.push('421 too many\r\n');
  setTimeout(() => socket.destroy(), 20);
  expect(await dialogue.hear()).toBe('421');
  expect(await failure(dialogue.hear())).toMatch(/^The server closed the connection after S: 421/);
});

test('an error of the socket is named', async () => {
  setTimeout(() => socket.destroy(new Error('connect ECONNREFUSED')), 10);
  expect(await failure(dialogue.hear())).toBe('connect ECONNREFUSED after the connection was opened');
});

test.each(['HTTP/1.1 400 Bad Request', '25 short', '250x', '', '\u0000\u0001', '650 no such class'])(
  'garbage is no reply: %j',
  async (line) => {
    socket.push(`${line}\r\n`);
    expect(await failure(dialogue.hear())).toContain(`Unexpected ${JSON.stringify(line)}, expected a reply`);
  },
);

test('lines of one reply with different codes are no reply', async () => {
  socket.push('250-a\r\n251 b\r\n');
  expect(await failure(dialogue.hear())).toContain('Unexpected "251 b"');
});

test('a line without an end is given up before it fills the memory', async () => {
  socket.push(`250 ${'x'.repeat(10_000)}`);
  expect(await failure(dialogue.hear())).toContain('A line of more than');
});

test('silence, and a server that sends a little again and again, are waited for no longer than the limit', async () => {
  expect(await failure(dialogue.say('NOOP'))).toBe('No whole reply within 200 ms after C: NOOP');
  const drip = setInterval(() => socket.push('250-x\r\n'), 20);
  const start = performance.now();
  expect(await failure(dialogue.hear())).toMatch(/^No whole reply within 200 ms/);
  clearInterval(drip);
  expect(performance.now() - start).toBeLessThan(1000);
});

test.each([
  ['garbage', 'I do not speak TLS\r\n', /in the TLS handshake$/],
  ['nothing', '', /^No answer within 200 ms in the TLS handshake$/],
])('a server that answers the TLS handshake with %s', async (_what, answer, message) => {
  const handshake = dialogue.startTls('');
  if (answer !== '') socket.push(answer);
  expect(await failure(handshake)).toMatch(message);
});

test('a server that hangs up in the TLS handshake', async () => {
  const handshake = dialogue.startTls('');
  socket.push(null);
  expect(await failure(handshake)).toMatch(/in the TLS handshake$/);
});

test('an error after the dialogue was closed harms nobody', async () => {
  dialogue.close();
  socket.emit('error', new Error('reset'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(socket.destroyed).toBe(true);
});
