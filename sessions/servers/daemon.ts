import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isListening } from './ports.ts';
import { ServerError } from './server.ts';

/** Debian keeps servers in sbin, which is not on everybody's path. */
const environment = { PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`, LC_ALL: 'C', TZ: 'UTC' };

/**
 * Run a program to its end and give what it printed.
 * @param install the Debian package that has it
 */
export function run(program: string, args: readonly string[], install: string): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, { env: environment, encoding: 'utf8', timeout: 30_000 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw missing(program, install);
  if (error !== undefined) throw error;
  if (status !== 0) throw new ServerError(`${program} ended with ${status}:\n${stderr}`);
  return stdout.trim();
}

const missing = (program: string, install: string): ServerError =>
  new ServerError(`${program} is not there. Install it: apt-get install --no-install-recommends ${install}`);

/** These servers change to a user of their own, which only root may do. */
export function demandRoot(name: string): void {
  if (process.getuid?.() !== 0)
    throw new ServerError(`${name} starts as root only. Run this as root, for instance in a container.`);
}

export interface DaemonOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** The file to which the server writes its complaints. */
  readonly log: string;
  /** The Debian packages that it comes from. */
  readonly install: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A server that runs in the foreground, with the processes that it starts, as a group of its own. */
export class Daemon {
  readonly #child: ChildProcess;
  readonly #log: string;
  readonly #install: string;
  #output = '';
  /** Whatever ends this program must not leave a server behind. */
  readonly #kill = () => this.#signal('SIGKILL');

  constructor({ program, args, log, install, env = {} }: DaemonOptions) {
    this.#log = log;
    this.#install = install;
    this.#child = spawn(program, args, {
      env: { ...environment, ...env },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
    });
    this.#child.on('error', ({ message }) => {
      this.#output += message;
    });
    // Before what removes its files, which was there first.
    process.prependOnceListener('exit', this.#kill);
  }

  get #isGone(): boolean {
    return this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Wait until it listens at every port; where it does not, stop it and say what it complained of. */
  async listening(ports: readonly number[]): Promise<void> {
    for (const port of ports) {
      if (await isListening(port, 15_000, () => this.#isGone)) continue;
      await this.stop();
      const log = existsSync(this.#log) ? readFileSync(this.#log, 'utf8') : '';
      throw new ServerError(
        `${this.#child.spawnfile} does not start; it needs the packages ${this.#install}. It says:\n${this.#output}${log}`,
      );
    }
  }

  /** End the whole group, by force if need be. */
  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    const ended = this.#isGone ? Promise.resolve() : once(this.#child, 'exit');
    this.#signal('SIGTERM');
    await Promise.race([ended, sleep(3000, undefined, { ref: false })]);
    this.#signal('SIGKILL');
    await ended;
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch (error) {
      // Nobody of the group is left.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
