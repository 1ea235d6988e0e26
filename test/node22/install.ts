import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/**
 * A Node that has `node:sqlite`: the one that runs this where it is late enough, else the exact one of the lock file, installed once for
 * each state of it. It lies where no tool of the project looks.
 * @returns the path of the program
 */
export function nodeWithSqlite(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return process.execPath;
  const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
  const folder = join(modules, `.cache/node22-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`);
  if (!existsSync(folder)) install(folder);
  const packages = join(folder, 'node_modules');
  const name = readdirSync(packages).find((one) => one.startsWith('node-'));
  if (name === undefined) throw new Error('No Node 22 is known for this system: run the tests with Node 22.13 or later');
  return join(packages, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function install(folder: string): void {
  const own = `${folder}.${process.pid}`;
  mkdirSync(own, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(here, name), join(own, name));
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: own,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Node 22 could not be installed:\n${stderr}`);
  try {
    renameSync(own, folder);
  } catch (error) {
    // Another worker was quicker, with the same bytes.
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true });
  }
}
