import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainRecords } from '../content.ts';
import { emptyFolder, type Files, headings, plainFolder, put, treeOf } from './folders.ts';
import { kontras } from './run.ts';

const good = plainRecords['334'] as object;
const text = `${JSON.stringify(good, undefined, 2)}\n`;
const root = plainFolder();
const dist = join(root, 'dist');
const built = kontras(['build', '--root', root]);
const before = treeOf(dist);

test('the content that is spoiled below is good', () => {
  expect(built.stderr).toBe('');
  expect(built.code).toBe(0);
  expect(Object.keys(before)).toContain('articles/id/smtp/334-vs-552.md');
});

interface Case {
  readonly spoil: Files | ((root: string) => void);
  /** The errors, as `file:line:column rule`. */
  readonly errors: readonly string[];
  readonly says?: RegExp;
  readonly code?: number;
}

const message = (words: string): Files => ({ 'locales/id/article.json': { ...headings, title: words } });
const record = (change: object): Files => ({ 'source/smtp/334.json': { ...good, ...change } });

const cases: Readonly<Record<string, Case>> = {
  'truncated JSON': {
    spoil: { 'source/smtp/334.json': text.slice(0, 60) },
    errors: ['source/smtp/334.json:4:13 json/syntax'],
    says: /end of the file|closing quote/,
  },
  'invalid JSON': {
    spoil: { 'source/smtp/334.json': text.replace('"3",', '"3"') },
    errors: ['source/smtp/334.json:4:3 json/syntax'],
    says: /expected a comma/,
  },
  'an empty file': {
    spoil: { 'source/smtp/334.json': '' },
    errors: ['source/smtp/334.json:1:1 json/syntax'],
    says: /empty file/,
  },
  'a byte order mark': {
    spoil: { 'source/smtp/334.json': `\ufeff${text}` },
    errors: ['source/smtp/334.json:1:1 file/byte-order-mark'],
  },
  CRLF: { spoil: { 'source/smtp/334.json': text.replaceAll('\n', '\r\n') }, errors: ['source/smtp/334.json:1:2 file/line-ends'] },
  'invalid UTF-8': {
    spoil: { 'source/smtp/334.json': Buffer.from(text.replace('Server Challenge', 'Server Ch\u00e4llenge'), 'latin1') },
    errors: ['source/smtp/334.json:2:21 file/encoding'],
  },
  'duplicate keys': {
    spoil: { 'source/smtp/334.json': text.replace('"class"', '"name"') },
    errors: ['source/smtp/334.json:3:3 json/duplicate-key'],
  },
  '__proto__ as a key': {
    spoil: { 'source/smtp/334.json': text.replace('{', '{ "__proto__": { "fix": "x" },') },
    errors: ['source/smtp/334.json:1:3 json/forbidden-key'],
  },
  'constructor as a key': {
    spoil: { 'locales/id/article.json': '{\n  "heading": { "constructor": "x" }\n}\n' },
    errors: ['locales/id/article.json:2:16 json/forbidden-key'],
  },
  'a symlink that leaves the root': {
    spoil: (folder) => {
      const elsewhere = emptyFolder();
      put(elsewhere, { '451.json': good });
      symlinkSync(join(elsewhere, '451.json'), join(folder, 'source/smtp/451.json'));
    },
    errors: ['source/smtp/451.json:1:1 file/outside-root'],
  },
  'a folder that is a symlink out of the root': {
    spoil: (folder) => {
      const elsewhere = emptyFolder();
      put(elsewhere, { 'article.json': headings });
      symlinkSync(elsewhere, join(folder, 'locales/ko'));
    },
    errors: ['locales/ko:1:1 file/outside-root'],
  },
  'a locale folder EN_us': {
    spoil: { 'locales/EN_us/article.json': headings },
    errors: ['locales/EN_us:1:1 locale/tag'],
    says: /"en-US"/,
  },
  'a locale with an unknown protocol': {
    spoil: { 'locales/id/stmp.json': {} },
    errors: ['locales/id/stmp.json:1:1 locale/protocol'],
    says: /Did you mean "smtp"\?/,
  },
  'a file of 20 MB': {
    spoil: { 'source/smtp/334.json': `${text}${' '.repeat(20 * 1024 * 1024)}` },
    errors: ['source/smtp/334.json:1:1 file/too-large'],
  },
  'a number where text should be': { spoil: record({ name: 334 }), errors: ['source/smtp/334.json:2:11 schema/type'] },
  'a message that uses {{nameC}}': {
    spoil: message('{{protocol}} {{codeA}} {{nameA}} dan {{codeB}} {{nameB}} {{nameC}}'),
    errors: ['locales/id/article.json:7:70 message/placeholder'],
  },
  '$t(...) in a message': {
    spoil: message('$t(heading.fix) {{protocol}} {{codeA}} {{nameA}} {{codeB}} {{nameB}}'),
    errors: ['locales/id/article.json:7:13 message/nesting'],
  },
  '<script> in a text': {
    spoil: record({ fix: 'Respond <script>alert(1)</script> now.' }),
    errors: ['source/smtp/334.json:6:19 text/markdown', 'source/smtp/334.json:6:35 text/markdown'],
    says: /raw HTML/,
  },
  'javascript: in a text': {
    spoil: record({ fix: 'Respond [here](javascript:alert) now.' }),
    errors: ['source/smtp/334.json:6:19 text/link'],
  },
  'a config with a misspelt key': {
    spoil: { 'kontras.config.json': { pears: 'all' } },
    errors: ['kontras.config.json:2:3 schema/unknown-key'],
    says: /Did you mean "pairs"\?/,
    code: 2,
  },
  'a config that is no JSON': {
    spoil: { 'kontras.config.json': '{ "pairs": all }' },
    errors: ['kontras.config.json:1:12 json/syntax'],
    code: 2,
  },
  'a config that is a symlink out of the root': {
    spoil: (folder) => {
      const elsewhere = emptyFolder();
      put(elsewhere, { 'other.json': { pairs: 'all' } });
      symlinkSync(join(elsewhere, 'other.json'), join(folder, 'kontras.config.json'));
    },
    errors: ['kontras.config.json:1:1 file/outside-root'],
    code: 2,
  },
  'an empty protocol and an empty locale': {
    spoil: (folder) => {
      for (const file of ['source/smtp/334.json', 'source/smtp/552.json', 'locales/id/article.json']) rmSync(join(folder, file));
    },
    errors: ['locales/id:1:1 content/empty', 'source/smtp:1:1 content/empty'],
  },
  'source and locales that are files': {
    spoil: (folder) => {
      for (const name of ['source', 'locales']) rmSync(join(folder, name), { recursive: true });
      put(folder, { source: 'x', locales: 'y' });
    },
    errors: ['locales:1:1 file/unreadable', 'source:1:1 content/empty', 'source:1:1 file/unreadable'],
  },
  'several problems at once': {
    spoil: {
      'source/smtp/334.json': { ...good, fix: 'Respond <b>now</b>.', seen: 'When [x](javascript:x).' },
      'source/smtp/450.json': '{ "name": "Mailbox Busy",',
      'source/smtp/552.json': { ...good, nmae: 'x', name: 5 },
      'locales/EN_us/article.json': headings,
      'locales/id/article.json': { heading: { fix: '$t(x)' }, title: '{{protocol}}' },
    },
    errors: [
      'locales/EN_us:1:1 locale/tag',
      'locales/id/article.json:3:13 message/nesting',
      ...Array(4).fill('locales/id/article.json:5:13 message/placeholder'),
      'source/smtp/334.json:5:17 text/link',
      'source/smtp/334.json:6:19 text/markdown',
      'source/smtp/334.json:6:25 text/markdown',
      'source/smtp/450.json:1:26 json/syntax',
      'source/smtp/552.json:2:11 schema/type',
      'source/smtp/552.json:7:3 schema/unknown-key',
    ],
  },
};

/** Spoil a copy of the good content, with the output of the good build in it, in the way that a case says. */
function spoiled(spoil: Case['spoil']): string {
  const folder = emptyFolder();
  cpSync(root, folder, { recursive: true });
  if (typeof spoil === 'function') spoil(folder);
  else put(folder, spoil);
  return folder;
}

/** What a text report says, as `file:line:column rule`; a warning would stand out. */
function placesIn(report: string): string[] {
  let file = '';
  return report.split('\n').flatMap((line) => {
    const [, place, severity, rule] = /^ +(\d+:\d+) {2}(error|warning) +(\S+) {2}\S/.exec(line) ?? [];
    if (/^\S/.test(line)) file = line;
    return place === undefined ? [] : [`${file}:${place} ${severity === 'error' ? rule : severity}`];
  });
}

describe.each(Object.entries(cases))('%s', (_, { spoil, errors, says = /expected/, code = 1 }) => {
  test('is reported with its place, and nothing is written', () => {
    const folder = spoiled(spoil);
    const ran = kontras(['build', '--root', folder]);
    expect(placesIn(ran.stderr)).toEqual(errors);
    expect(ran.stderr.replaceAll(/\s+/g, ' ')).toMatch(says);
    expect(ran.stderr).toMatch(/\n\d+ errors? in \d+ files?\nNothing was written; the output is as it was\.\n$/);
    expect(ran.stdout).toBe('');
    expect(ran.code).toBe(code);
    expect(treeOf(join(folder, 'dist'))).toEqual(before);
  });
});

test('check reports the same as build, among the warnings, to the other stream', () => {
  const folder = spoiled(cases['several problems at once']?.spoil as Files);
  const { stdout, stderr, code } = kontras(['check', '--root', folder]);
  expect(placesIn(stdout).filter((one) => !one.endsWith(' warning'))).toEqual(cases['several problems at once']?.errors);
  expect(stderr).toBe('');
  expect(code).toBe(1);
  const { diagnostics } = JSON.parse(kontras(['check', '--reporter', 'json', '--root', folder]).stdout);
  expect(diagnostics).toHaveLength(placesIn(stdout).length);
});

test('an empty folder', () => {
  const folder = emptyFolder();
  const ran = kontras(['build', '--root', folder]);
  expect(placesIn(ran.stderr)).toEqual(['source:1:1 content/empty']);
  expect(ran.code).toBe(1);
  expect(treeOf(folder)).toEqual({});
});

test('names that would lead out of the output if they were taken for paths', () => {
  const names = ['__proto__', 'con', 'x..%2f..%2fetc%2fpasswd', 'x..\\..\\etc\\passwd'];
  const folder = spoiled(Object.fromEntries(names.map((name) => [`source/smtp/${name}.json`, good])));
  const ran = kontras(['build', '--root', folder]);
  expect(placesIn(ran.stderr).filter((one) => one.endsWith('record/code'))).toEqual(
    names.map((name) => `source/smtp/${name}.json:1:1 record/code`).sort(),
  );
  expect(ran.code).toBe(1);
  expect(treeOf(join(folder, 'dist'))).toEqual(before);
});

test('hidden files, such as those of editors and systems, are left alone', () => {
  const folder = spoiled({
    'source/smtp/...json': '{',
    'source/.DS_Store': 'x',
    'locales/.git/x': 'x',
    'locales/id/.article.json.swp': '{',
  });
  expect(kontras(['build', '--root', folder])).toMatchObject({ code: 0, stderr: '' });
  expect(treeOf(join(folder, 'dist'))).toEqual(before);
});
