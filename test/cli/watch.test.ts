import type { ChildProcess } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainRecords } from '../content.ts';
import { plainFolder, put, treeOf } from './folders.ts';
import { kontras, start } from './run.ts';

/** What a process has printed, and a promise for what it will print. */
class Screen {
  readonly #stream: NodeJS.ReadableStream;
  text = '';
  #seen = 0;

  constructor(stream: NodeJS.ReadableStream | null) {
    this.#stream = stream as NodeJS.ReadableStream;
    this.#stream.on('data', (text: string) => {
      this.text += text;
    });
  }

  /** The text up to and with what is waited for, from where the last one ended. */
  async next(expected: RegExp): Promise<string> {
    for (;;) {
      const found = expected.exec(this.text.slice(this.#seen));
      if (found !== null) {
        const end = this.#seen + found.index + found[0].length;
        const text = this.text.slice(this.#seen, end);
        this.#seen = end;
        return text;
      }
      await new Promise((resolve) => this.#stream.once('data', resolve));
    }
  }
}

const record = (fields: object) => ({ 'source/smtp/552.json': { ...plainRecords['552'], ...fields } });

test('a saved file is built at once, its own problems are told first, and Ctrl+C ends', async () => {
  const root = plainFolder({ 'source/smtp/450.json': { ...plainRecords['334'], name: 'Busy', class: '4' } });
  const { child, ended } = start(['build', '--watch', '--root', root]) as {
    child: ChildProcess;
    ended: Promise<{ code: number | null }>;
  };
  const [out, err] = [new Screen(child.stdout), new Screen(child.stderr)];
  await out.next(/Press Ctrl\+C to end\.\n/);
  const clean = (): Readonly<Record<string, string>> => {
    const whole = join(root, 'clean');
    expect(kontras(['build', '--quiet', '--root', root, '--out', whole]).code).toBe(0);
    return treeOf(whole);
  };
  expect(treeOf(join(root, 'dist'))).toEqual(clean());

  put(root, record({ fix: 'Empty the mailbox.' }));
  expect(await out.next(/\n$/)).toMatch(/^Written: \d+ files; smtp\.codes\.552\.fix\. \(\d+\.\d\d s\)\n$/);
  expect(treeOf(join(root, 'dist'))).toEqual(clean());

  // Two files have errors; the one that was saved last comes first, whatever its name.
  put(root, { 'source/smtp/334.json': '{' });
  await err.next(/the output is as it was\.\n/);
  put(root, record({ fix: '<b>Empty</b> it.' }));
  expect(await err.next(/the output is as it was\.\n/)).toMatch(/^source\/smtp\/552\.json\n[\s\S]*\nsource\/smtp\/334\.json\n/);
  expect(treeOf(join(root, 'dist'))).toEqual(treeOf(join(root, 'clean')));

  put(root, { 'source/smtp/334.json': plainRecords['334'] as object });
  await err.next(/the output is as it was\.\n/);
  put(root, record({}));
  await out.next(/^Written: /m);
  await out.next(/\n/);
  expect(treeOf(join(root, 'dist'))).toEqual(clean());

  // Many editors write beside the file and put the new one in its place.
  for (const fix of ['Empty it soon.', 'Empty it now.']) {
    put(root, { 'source/smtp/.552.tmp': record({ fix })['source/smtp/552.json'] });
    renameSync(join(root, 'source/smtp/.552.tmp'), join(root, 'source/smtp/552.json'));
    await out.next(/^Written: .*smtp\.codes\.552\.fix.*\n/m);
    expect(treeOf(join(root, 'dist'))).toEqual(clean());
  }

  // A new locale is a new folder, and one that goes is gone.
  put(root, { 'locales/ko/article.json': { heading: { fix: '해결 방법' } } });
  await out.next(/^Written: .*\n/m);
  expect(treeOf(join(root, 'dist'))).toEqual(clean());
  rmSync(join(root, 'locales/ko'), { recursive: true });
  await out.next(/\n$/);
  expect(treeOf(join(root, 'dist'))).toEqual(clean());

  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
});
