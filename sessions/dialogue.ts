import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ReplyReader } from './reply-reader.ts';

/** The exchange did not go as SMTP goes: the message says at which line. */
export class DialogueError extends Error {
  override readonly name = 'DialogueError';
}

export interface DialogueOptions {
  /** The longest wait for one reply, in milliseconds. */
  readonly limit?: number;
}

/** One client's side of an SMTP session, command by command. Keeps what was said. */
export class Dialogue {
  /** "C: …" and "S: …", without what goes on inside the TLS handshake. */
  readonly lines: string[] = [];
  #socket: Socket;
  #replies: ReplyReader;
  readonly #limit: number;

  /** @param socket a socket that is connected, or about to be */
  constructor(socket: Socket, { limit = 10_000 }: DialogueOptions = {}) {
    this.#socket = socket;
    this.#limit = limit;
    this.#replies = new ReplyReader(socket);
  }

  static open(port: number, from = '127.0.0.1', options?: DialogueOptions): Dialogue {
    return new Dialogue(connect({ host: '127.0.0.1', port, localAddress: from }), options);
  }

  /** Send a line to which no reply is due, such as a line of the message. */
  type(line: string): void {
    this.lines.push(`C: ${line}`);
    this.#socket.write(`${line}\r\n`);
  }

  /** Send a command and wait for its reply. */
  async say(line: string): Promise<string> {
    this.type(line);
    return await this.hear();
  }

  /**
   * Wait for a reply, of one line or several.
   * @returns its code
   * @throws DialogueError where the connection ends, the time is up, or something else than a reply arrives
   */
  async hear(): Promise<string> {
    const reply = await this.#replies.next(this.#limit);
    if (typeof reply === 'string') throw new DialogueError(`${reply} after ${this.lines.at(-1) ?? 'the connection was opened'}`);
    this.lines.push(...reply.map((line) => `S: ${line}`));
    return (reply.at(-1) ?? '').slice(0, 3);
  }

  /** Go on inside TLS, once the server has agreed to. The certificate is one of ours, and the only one that is trusted. */
  async startTls(certificate: string): Promise<void> {
    const plain = this.#socket;
    // What arrives from here on is the handshake, and not for the reader of replies.
    this.#replies.stop();
    // The TLS socket tells of the same error.
    plain.on('error', () => {});
    const socket = connectTls({ socket: plain, ca: certificate, servername: 'mx.example.org' });
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => {
        socket.destroy();
        reject(new DialogueError(`${why} in the TLS handshake`));
      };
      const timer = setTimeout(() => fail(`No answer within ${this.#limit} ms`), this.#limit);
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        resolve();
      });
      socket.once('error', ({ message }) => {
        clearTimeout(timer);
        fail(message);
      });
    });
    this.#socket = socket;
    this.#replies = new ReplyReader(socket);
  }

  close(): void {
    this.#replies.stop();
    this.#socket.on('error', () => {});
    this.#socket.destroy();
  }
}
