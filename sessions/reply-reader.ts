import type { Socket } from 'node:net';

/** RFC 5321, 4.5.3.1.5, allows 512 octets to a reply line; some servers take more for an EHLO line. */
const longestLine = 4096;

const isReply = /^[2-5][0-9]{2}(?:[ -]|$)/;

/** Takes replies, each of one line or several, from what a socket receives. */
export class ReplyReader {
  readonly #socket: Socket;
  #text = '';
  #end: string | undefined;
  #wake: () => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', this.#onData);
    socket.on('error', this.#onError);
    socket.on('close', this.#onClose);
  }

  /** The lines of the next reply; or, as one text, why there is none. */
  async next(limit: number): Promise<readonly string[] | string> {
    const deadline = performance.now() + limit;
    for (;;) {
      const reply = this.#take();
      if (reply !== undefined) return reply;
      if (this.#end !== undefined) return this.#end;
      const rest = deadline - performance.now();
      if (rest <= 0) return `No whole reply within ${limit} ms`;
      await this.#change(rest);
    }
  }

  stop(): void {
    this.#socket.off('data', this.#onData).off('error', this.#onError).off('close', this.#onClose);
  }

  /** A whole reply from the front of the text; undefined while its last line is still to come. */
  #take(): readonly string[] | string | undefined {
    const lines: string[] = [];
    for (let at = 0; ; ) {
      const end = this.#text.indexOf('\n', at);
      if ((end < 0 ? this.#text.length : end) - at > longestLine) return `A line of more than ${longestLine} characters`;
      if (end < 0) return undefined;
      const line = this.#text.slice(at, end).replace(/\r$/, '');
      if (!isReply.test(line) || (lines[0] !== undefined && !line.startsWith(lines[0].slice(0, 3)))) {
        return `Unexpected ${JSON.stringify(line)}, expected a reply,`;
      }
      lines.push(line);
      at = end + 1;
      if (line[3] !== '-') {
        this.#text = this.#text.slice(at);
        return lines;
      }
    }
  }

  #change(limit: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limit);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#text += chunk.toString('utf8');
    this.#wake();
  };

  readonly #onError = (error: Error): void => {
    this.#end ??= error.message;
    this.#wake();
  };

  readonly #onClose = (): void => {
    this.#end ??= 'The server closed the connection';
    this.#wake();
  };
}
