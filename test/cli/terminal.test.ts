import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainRecords } from '../content.ts';
import { emptyFolder, plainFolder, put } from './folders.ts';
import { cli, kontras } from './run.ts';

const esc = '\u001b';

/** Run a shell's line on a terminal of its own, made by `script` of util-linux or of BSD: what is seen there, both streams together. */
function onTerminal(line: string, env: Readonly<Record<string, string>> = {}): string {
  const command = line.replace('kontras', `"${process.execPath}" "${cli}"`);
  const args = process.platform === 'linux' ? ['-qec', command, '/dev/null'] : ['-q', '/dev/null', 'sh', '-c', command];
  const { stdout, error } = spawnSync('script', args, {
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', SHELL: '/bin/sh', ...env },
    encoding: 'utf8',
    input: '',
  });
  if (error !== undefined) throw error;
  return stdout.replaceAll('\r\n', '\n');
}

describe('color', () => {
  const root = plainFolder({ 'source/smtp/450.json': '{' });
  const red = `${esc}[31merror${esc}[0m`;

  test('check is colored on a terminal', () => {
    expect(onTerminal(`kontras check --root ${root}`)).toContain(red);
    expect(onTerminal(`kontras check --root ${root}`, { NO_COLOR: '' })).toContain(red);
  });

  test('not where nobody sees it, nor where it is not wanted', () => {
    expect(kontras(['check', '--root', root]).stdout).not.toContain(esc);
    for (const [line, env] of [
      [`kontras check --no-color --root ${root}`, {}],
      [`kontras check --root ${root}`, { NO_COLOR: '1' }],
      [`kontras check --reporter json --root ${root}`, {}],
      [`kontras check --reporter github --root ${root}`, {}],
    ] as const) {
      const seen = onTerminal(line, env);
      expect(seen).toContain('450.json');
      expect(seen).not.toContain(esc);
    }
  });

  test('the stream decides to which the report goes', () => {
    const file = join(emptyFolder(), 'report.txt');
    expect(onTerminal(`kontras build --root ${root} > ${file}`)).toContain(red);
    onTerminal(`kontras build --root ${root} 2> ${file}`);
    expect(readFileSync(file, 'utf8')).toContain('450.json');
    expect(readFileSync(file, 'utf8')).not.toContain(esc);
  });
});

describe('progress', () => {
  // 33 codes make 33 * 32 / 2 + 33 + 1 = 562 pages.
  const codes = Array.from({ length: 33 }, (_, index) => String(index + 10));
  const record = (code: string) => ({ ...plainRecords['334'], class: '1', name: `Code ${code}` });
  const root = emptyFolder();
  put(root, { 'source/x/protocol.json': { name: 'X', classes: { '1': 'One' } } });
  put(root, Object.fromEntries(codes.map((code) => [`source/x/${code}.json`, record(code)])));
  // A clock that runs fast, so that any build takes long enough for a person to wonder.
  const clock = 'let now = 0; performance.now = () => (now += 1000);';
  const env = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(clock)}"` };

  test('is shown on a terminal, and cleared', () => {
    const seen = onTerminal(`kontras build --root ${root}`, env);
    expect(seen).toContain(`\r${esc}[K500 pages written\r${esc}[KBuilt 528 comparisons, 33 code pages, 1 overview in 1 locale `);
  });

  test('is not shown elsewhere, nor where quiet is asked for', () => {
    const piped = kontras(['build', '--root', root], { env });
    expect(piped.stderr).toBe('');
    expect(piped.stdout).toMatch(/^Built 528 comparisons/);
    expect(onTerminal(`kontras build --quiet --root ${root}`, env)).toBe('');
    const file = join(emptyFolder(), 'log.txt');
    onTerminal(`kontras build --root ${root} 2> ${file}`, env);
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test('is not shown where a build takes no more than a moment', () => {
    const still = { NODE_OPTIONS: '--import "data:text/javascript,performance.now = () => 0;"' };
    expect(onTerminal(`kontras build --root ${root}`, still)).toMatch(/^Built 528 comparisons.* in 0\.00 s: /);
  });
});

test('everything fits 80 columns', () => {
  const root = plainFolder({
    'locales/id/smtp.json': { codes: { '334': { name: 'Tantangan' } } },
    'kontras.config.json': { pairs: ['334-552'] },
  });
  const spoiled = plainFolder({
    'source/smtp/450.json': { ...plainRecords['334'], fix: 'A <b>word</b>, [here](javascript:x).', nmae: 'x' },
    'source/smtp/550.json': '{ "name": oops }',
    'locales/id/article.json': { heading: { fxi: 'x' }, title: '{{nameC}}' },
    'kontras.config.json': { pears: 'all' },
  });
  const lines = [
    [],
    ...['build', 'check', 'status', 'sync', 'new', 'new locale', 'new code', 'publish'].map((verb) => [
      ...verb.split(' '),
      '--help',
    ]),
    ['check', '--root', root],
    ['build', '--root', root],
    ['status', '--root', root],
    ['sync', '--root', root],
    ['new', 'locale', 'zh-Hans-HK', '--root', root],
    ['new', 'code', 'smtp', '450', '--root', root],
    ['status', '--root', root],
    ['check', '--root', spoiled],
    ['build', '--root', spoiled],
    ['bild'],
    ['build', '--locales', 'x'],
    ['build', '--locale', 'ko', '--root', root],
    ['publish', 'files', '--root', root],
    ['publish', 'files', '--overwrite', 'smtp-999', '--root', root],
    ['publish', 'blog', '--root', root],
    ['publish', 'files', '--apply', '--root', root],
  ];
  for (const line of lines) {
    const { stdout, stderr } = kontras(line);
    expect(stdout + stderr).not.toBe('');
    for (const text of `${stdout}${stderr}`.split('\n')) {
      // A path is as long as it is, and so is a word such as a pattern.
      const words = text.trim().split(' ');
      if (text.length > 80 && words.length > 1) expect(text).toMatch(/\/\S*$|\/.*:|'--root/);
      expect(text).toBe(text.trimEnd());
    }
  }
});
