import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scenarios } from '../../sessions/scenarios.ts';
import { copyOfRecords, leftIn, ownFolder, project, start } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = ownFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withoutSession = (text: string): string => text.replace(/^ {2}"session": \{\n(?: {4}.*\n)+ {2}\},\n/m, '');

test('every session recorded again is the one in the record, and nothing is left behind', async () => {
  const { code, stdout, stderr } = await start(['--check'], folder).ended;
  expect(stderr).toBe('');
  expect(stdout).toMatch(/codes, all well\n$/);
  expect(code).toBe(0);
  expect(leftIn(folder)).toEqual([]);
});

test('records without their sessions get the same bytes again, whichever order the codes have', async () => {
  const root = copyOfRecords(folder);
  const records = join(root, 'source/smtp');
  const codes = scenarios.map(({ code }) => code);
  for (const code of codes) {
    const file = join(records, `${code}.json`);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"session": {');
    writeFileSync(file, withoutSession(text));
    expect(readFileSync(file, 'utf8')).not.toContain('"session"');
  }
  const { code, stderr } = await start(['--root', root, ...codes.toReversed()], folder).ended;
  expect(stderr).toBe('');
  expect(code).toBe(0);
  for (const name of readdirSync(records)) {
    expect(readFileSync(join(records, name), 'utf8')).toBe(readFileSync(join(project, 'source/smtp', name), 'utf8'));
  }
});

test('--check shows a session that differs, one that is missing and one that nobody recorded, and writes nothing', async () => {
  const root = copyOfRecords(folder);
  const at = (code: string): string => join(root, 'source/smtp', `${code}.json`);
  const change = (code: string, edit: (text: string) => string): string => {
    const text = edit(readFileSync(at(code), 'utf8'));
    writeFileSync(at(code), text);
    return text;
  };
  const changed = change('503', (text) => text.replace('need MAIL command', 'bad sequence'));
  change('538', withoutSession);
  change('253', (text) => text.replace('  "related"', '  "session": { "server": "X 1", "lines": ["S: 253 OK"] },\n  "related"'));
  const { code, stdout } = await start(['--root', root, '--check', '503', '538', '253'], folder).ended;
  expect(stdout.replace(/Postfix [0-9.]+/, 'Postfix')).toContain(
    [
      '503: the session differs',
      '    server: Postfix',
      '    C: RCPT TO:<boss@example.org>',
      '  - S: 503 5.5.1 Error: bad sequence',
      '  + S: 503 5.5.1 Error: need MAIL command',
    ].join('\n'),
  );
  expect(stdout).toContain('538: the record has no session\n  + server: smtp-server ');
  expect(stdout).toContain('253: the record has a session, but no scenario gives it');
  expect(stdout).toMatch(/3 codes, 3 of them with a problem\n$/);
  expect(code).toBe(1);
  expect(readFileSync(at('503'), 'utf8')).toBe(changed);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`ended by ${signal} while servers run, it stops them and removes their files`, async () => {
    const root = copyOfRecords(folder);
    const { child, ended } = start(['--root', root], folder);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    await sleep(700);
    expect(leftIn(folder)).not.toEqual([]);
    child.kill(signal);
    expect((await ended).code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(leftIn(folder)).toEqual([]);
  });
}

test('a wrong code, an unknown flag, a code without a scenario or a folder without records: the usage, and nothing is started', async () => {
  for (const args of [['999'], ['../450'], ['--colour'], ['253'], ['--root', folder]]) {
    const { code, stdout, stderr } = await start(args, folder).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: npm run record');
  }
});
