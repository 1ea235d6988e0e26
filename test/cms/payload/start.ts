import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Install the exact versions of the lock file, once for each state of it. */
export function installPayload(): void {
  const lock = readFileSync(`${here}package-lock.json`, 'utf8');
  const mark = `${here}node_modules/.installed.json`;
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: here,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Payload could not be installed:\n${stderr}`);
  writeFileSync(mark, lock);
}

export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Start Payload on a database that is made where there is none. */
export function startPayload(database: string, apiKey: string, port = 0): Promise<Running> {
  const args = ['--import', import.meta.resolve('tsx'), `${here}server.mjs`, database, String(port), apiKey];
  const child = spawn(process.execPath, args, { cwd: here, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk;
      const url = /ready (\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve({ url, child });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => reject(new Error(`Payload ended with ${code}:\n${text}`)));
  });
}
