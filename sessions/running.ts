import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerName, servers } from './servers/index.ts';
import { type Server, ServerError } from './servers/server.ts';

/** The servers of one run: each starts when it is first needed, and all end together with their files. */
export class Running {
  readonly #servers = new Map<ServerName, { readonly folder: string; readonly started: Promise<Server> }>();

  #ending: Promise<void> | undefined;

  /** Whether this has been stopped, and starts nothing any more. */
  get stopped(): boolean {
    return this.#ending !== undefined;
  }

  get(name: ServerName): Promise<Server> {
    if (this.stopped) throw new ServerError('Stopped.');
    const there = this.#servers.get(name);
    if (there !== undefined) return there.started;
    const folder = mkdtempSync(join(tmpdir(), 'sessions-'));
    // Where this program ends in haste: each server has killed its own processes by then.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const started = servers[name](folder);
    // Whoever asked for it hears of a failure; this is for the time in which nobody waits.
    started.catch(() => {});
    this.#servers.set(name, { folder, started });
    return started;
  }

  /** Stop every server, also one that is just starting, and remove their files. Whoever asks again waits for the same end. */
  stop(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    for (const { folder, started } of this.#servers.values()) {
      const server = await started.catch(() => undefined);
      await server?.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
    this.#servers.clear();
  }
}
