import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { compile } from './compile.ts';

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** The Node to run it with; the one that runs the tests by default. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Give up the rights of an administrator, for whom no folder is read-only. Nothing to give up for anybody else. */
  readonly unprivileged?: boolean;
}

export const cli = compile();

const settings = ({ cwd = tmpdir(), env = {}, unprivileged = false }: RunOptions) => ({
  cwd,
  // Nothing of the machine's own settings but where programs are: a NO_COLOR of its user would decide a test.
  env: { PATH: process.env.PATH ?? '', ...env },
  ...(unprivileged && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
});

/** Run `kontras` with some arguments to its end. */
export function kontras(args: readonly string[], options: RunOptions = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync(options.node ?? process.execPath, [cli, ...args], {
    ...settings(options),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
}

/** Start `kontras` and let it run beside the test. */
export function start(args: readonly string[], options: RunOptions = {}): { child: ChildProcess; ended: Promise<Ran> } {
  const child = spawn(options.node ?? process.execPath, [cli, ...args], {
    ...settings(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}
