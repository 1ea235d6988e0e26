import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainFolder, treeOf } from './folders.ts';
import { kontras } from './run.ts';

const root = plainFolder({
  'locales/pt-BR/article.json': {},
  'source/grpc/protocol.json': { name: 'gRPC', classes: { '1': 'Error' } },
});
const untouched = treeOf(root);
const add = (...args: string[]) => kontras(['new', ...args, '--root', root]);

describe('a locale that is refused', () => {
  test.each([
    ['EN_us', 'Unexpected locale tag "EN_us", expected "en-US"\nRun: kontras new locale en-US\n'],
    ['en-us', 'Unexpected locale tag "en-us", expected "en-US"\nRun: kontras new locale en-US\n'],
    ['PT-br', 'Unexpected locale tag "PT-br", expected "pt-BR"\nRun: kontras new locale pt-BR\n'],
    ['iw', 'Unexpected locale tag "iw", expected "he"\nRun: kontras new locale he\n'],
    ['../x', 'Unexpected locale tag "../x", expected a BCP 47 tag such as ja, zh-Hans or pt-BR\n'],
    ['__proto__', 'Unexpected locale tag "__proto__", expected a BCP 47 tag such as ja, zh-Hans or pt-BR\n'],
    ['', 'Unexpected locale tag "", expected a BCP 47 tag such as ja, zh-Hans or pt-BR\n'],
    ['korean', 'Unexpected locale tag "korean", expected a BCP 47 tag such as ja, zh-Hans or pt-BR\n'],
    ['en', 'Unexpected locale "en", expected another language\nThe English lives in source/.\n'],
    ['id', 'locales/id is there already\nSee what it lacks with: kontras status --locale id\n'],
    ['pt-BR', 'locales/pt-BR is there already\nSee what it lacks with: kontras status --locale pt-BR\n'],
  ])('%s', (tag, stderr) => {
    expect(add('locale', tag)).toEqual({ code: 2, stdout: '', stderr });
    expect(treeOf(root)).toEqual(untouched);
  });
});

describe('a code that is refused', () => {
  test.each([
    ['smtp', '552', /^source\/smtp\/552\.json is there already\n/],
    [
      'smtp',
      '999',
      /^Unexpected code "999", expected what matches .*\nThe grammar of the codes stands in source\/smtp\/protocol\.json\.\n$/,
    ],
    ['smtp', '__proto__', /^Unexpected code "__proto__", expected ASCII letters and digits/],
    ['smtp', '../../etc/passwd', /^Unexpected code "\.\.\/\.\.\/etc\/passwd", expected ASCII letters and digits/],
    ['smtp', '', /^Unexpected code "", expected ASCII letters and digits/],
    ['stmp', '450', /^Unexpected protocol "stmp", expected grpc, smtp\nDid you mean "smtp"\?\n$/],
    ['../smtp', '450', /^Unexpected protocol "\.\.\/smtp"/],
    ['grpc', 'protocol', /^Unexpected code "protocol", expected another name/],
    ['grpc', 'pairs', /^Unexpected code "pairs", expected another name/],
    ['grpc', 'overview', /^Unexpected code "overview", expected another name/],
    ['grpc', 'aux', /^Unexpected code "aux", expected another name/],
    ['grpc', '1-vs-2', /^Unexpected code "1-vs-2", expected no "vs" in it/],
  ])('%s %s', (protocol, code, stderr) => {
    const ran = add('code', protocol, code);
    expect(ran.stderr).toMatch(stderr);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(treeOf(root)).toEqual(untouched);
  });
});

test('a new locale has its files, says what to do next, and check lists what it lacks, with no error', () => {
  const folder = plainFolder();
  const before = treeOf(folder);
  const ran = kontras(['new', 'locale', 'zh-Hans-HK', '--root', folder]);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toMatch(
    /^Created locales\/zh-Hans-HK\/ for Chinese \(Simplified, Hong Kong SAR China\)?.*,\nwritten from left to right\.\n {2}article\.json +\d+ texts to translate\n {2}smtp\.json +18 texts to translate\n\nNext:\n/,
  );
  const after = treeOf(folder);
  expect(Object.keys(after).filter((path) => !(path in before))).toEqual([
    'locales/zh-Hans-HK/article.json',
    'locales/zh-Hans-HK/smtp.json',
  ]);
  expect(readFileSync(join(folder, 'locales/zh-Hans-HK/smtp.json'), 'utf8')).toBe('{}\n');
  // The steps that it names can be taken as they stand.
  const steps = [...ran.stdout.matchAll(/kontras (.+?)(?: {2,}|\n)/g)].map(([, step]) => (step as string).split(' '));
  expect(steps.map((step) => step[0])).toEqual(['check', 'build', 'sync']);
  for (const step of steps) expect(kontras([...step, '--root', folder]).code).toBe(0);
  const report = JSON.parse(kontras(['check', '--locale', 'zh-Hans-HK', '--reporter', 'json', '--root', folder]).stdout);
  expect(report.errors).toBe(0);
  expect(new Set(report.diagnostics.map((one: { rule: string }) => one.rule))).toEqual(new Set(['locale/missing']));
  expect(new Set(report.diagnostics.map((one: { file: string }) => one.file))).toEqual(
    new Set(['locales/zh-Hans-HK/article.json', 'locales/zh-Hans-HK/smtp.json']),
  );
});

test('a locale that is written from right to left is told so', () => {
  expect(kontras(['new', 'locale', 'ar', '--root', plainFolder()]).stdout).toMatch(
    /^Created locales\/ar\/ for Arabic,\nwritten from right to left\.\n/,
  );
});

test('a new code has its required fields, and check names each that is empty', () => {
  const folder = plainFolder();
  const ran = kontras(['new', 'code', 'smtp', '450', '--root', folder]);
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toMatch(/^Created source\/smtp\/450\.json with its required fields, empty\.\n\nNext:\n/);
  expect(JSON.parse(readFileSync(join(folder, 'source/smtp/450.json'), 'utf8'))).toEqual({
    name: '',
    class: '4',
    description: '',
    seen: '',
    fix: '',
  });
  const check = kontras(['check', '--locale', 'en', '--reporter', 'json', '--root', folder]);
  expect(check.code).toBe(1);
  const { diagnostics } = JSON.parse(check.stdout);
  expect(
    diagnostics.map(({ file, line, rule }: { file: string; line: number; rule: string }) => `${file}:${line} ${rule}`),
  ).toEqual([2, 4, 5, 6].map((line) => `source/smtp/450.json:${line} schema/empty`));
});
