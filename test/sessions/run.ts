import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of the test's own, through which the servers' users can get to their files. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontras-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** A copy of the project's records, to be written to. */
export function copyOfRecords(folder: string): string {
  const root = join(folder, 'root');
  mkdirSync(root);
  cpSync(join(project, 'source'), join(root, 'source'), { recursive: true });
  return root;
}

/** Start the recorder, with its servers' files in a folder that can be looked at afterwards. */
export function start(args: readonly string[], folder: string): { child: ChildProcess; ended: Promise<Ran> } {
  const child = spawn(process.execPath, ['--import', 'tsx', join(project, 'sessions/record.ts'), ...args], {
    cwd: project,
    env: { PATH: process.env.PATH ?? '', TMPDIR: folder },
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

/** Folders of servers that are still there, and processes that work in one. */
export function leftIn(folder: string): string[] {
  const folders = readdirSync(folder).filter((name) => name.startsWith('sessions-'));
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && worksIn(name, folder));
  return [...folders, ...processes.map((id) => `process ${id}`)];
}

function worksIn(id: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${id}/cwd`).startsWith(folder) || readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder);
  } catch {
    // It has ended in the meantime.
    return false;
  }
}
