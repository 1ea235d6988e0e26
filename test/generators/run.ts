import { spawnSync } from 'node:child_process';

/**
 * Run a program to its end and give what it said.
 * @param install what to do where the program is not there: these tests fail then, they never skip
 */
export function run(program: string, args: readonly string[], cwd: string, install: string): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new Error(`No program "${program}". ${install}`);
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${status}. ${install}\n${stdout}\n${stderr}`);
  return `${stdout}${stderr}`;
}
