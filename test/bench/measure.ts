import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a run of a program took. */
export interface Measurement {
  /** Wall time of the whole process, or of what it says itself that it wants counted. */
  readonly seconds: number;
  /** The most memory that was resident, in bytes; undefined where the system does not tell. */
  readonly peak: number | undefined;
}

interface Run extends Measurement {
  readonly stdout: string;
}

/** What a program may need beside its arguments. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Run a Node program and measure it. @throws Error where it fails */
export async function measureNode(script: string, args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const peaks = mkdtempSync(join(tmpdir(), 'kontras-peaks-'));
  try {
    const env = { ...surroundings.env, KONTRAS_BENCH_PEAKS: peaks };
    const hook = fileURLToPath(new URL('peak.cjs', import.meta.url));
    const { child, ended } = start(process.execPath, ['--require', hook, script, ...args], { ...surroundings, env });
    const run = await ended;
    return { ...run, peak: Number(readFileSync(join(peaks, String(child.pid)), 'utf8')) };
  } finally {
    rmSync(peaks, { recursive: true });
  }
}

/** Run any program and measure it. Its memory is asked for while it runs, so that what it took in its last moments may be missing. */
export async function measureProgram(program: string, args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  const { child, ended } = start(program, args, surroundings);
  let peak: number | undefined;
  const timer = setInterval(() => {
    peak = peakOf(child) ?? peak;
  }, 20);
  try {
    const run = await ended;
    return { ...run, peak };
  } finally {
    clearInterval(timer);
  }
}

// Where a machine adds certificates of its own, every Node loads them before it does anything else, for half of its start's time.
const { NODE_EXTRA_CA_CERTS: _, ...machine } = process.env;

function start(program: string, args: readonly string[], { cwd, env }: Surroundings) {
  // What was written before is on the disk then, and does not slow down this run.
  spawnSync('sync');
  const began = performance.now();
  const child = spawn(program, args, { cwd, env: { ...machine, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<Omit<Run, 'peak'>>((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    let seconds = 0;
    child.on('error', reject);
    child.on('exit', () => {
      seconds = (performance.now() - began) / 1000;
    });
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ seconds, stdout });
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${code ?? signal}\n${stdout}${stderr}`));
    });
  });
  return { child, ended };
}

function peakOf({ pid }: ChildProcess): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : 1024 * Number(kilobytes);
  } catch {
    return undefined;
  }
}
