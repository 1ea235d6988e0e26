import { spawn } from 'node:child_process';
import { cli } from './kontras.ts';
import type { Measurement } from './measure.ts';

/**
 * Run `kontras build --watch` and save files while it waits.
 * @param save saves a file of the content; it is told which time it is, from 0
 * @returns for each time, how long it took until the pages were written and said to be
 * @throws Error where the program ends before it is told to
 */
export async function measureWatch(content: string, times: number, save: (time: number) => void): Promise<Measurement[]> {
  const child = spawn(process.execPath, [cli, 'build', '--watch', '--root', content], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  let look: () => void = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    look();
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`kontras build --watch ended with ${code ?? signal}`)));
  });
  const isPrinted = (text: string): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (printed.includes(text)) resolve();
      };
      look();
    });
  try {
    const samples: Measurement[] = [];
    await Promise.race([isPrinted('Watching'), ended]);
    for (let time = 0; time < times; time += 1) {
      // Let what the system has to tell of the last change come to its end.
      await new Promise((resolve) => setTimeout(resolve, 300));
      printed = '';
      const began = performance.now();
      save(time);
      await Promise.race([isPrinted('Written:'), ended]);
      samples.push({ seconds: (performance.now() - began) / 1000, peak: undefined });
    }
    return samples;
  } finally {
    child.removeAllListeners('exit').kill('SIGINT');
    ended.catch(() => {});
    await new Promise((resolve) => child.once('close', resolve));
  }
}
