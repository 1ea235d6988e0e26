import { describe, expect, test } from 'vitest';
import { plainFolder, put, treeOf, under } from './folders.ts';
import { kontras } from './run.ts';

const root = plainFolder();
const run = (...args: string[]) => kontras([...args, '--root', root], { cwd: root });

describe.each(['build', 'check', 'status', 'sync'])('%s', (verb) => {
  test('refuses a locale that is not there', () => {
    expect(run(verb, '--locale', 'ide')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Unexpected locale "ide", expected en, id\nDid you mean "id"?\n',
    });
    expect(run(verb, '--locale', 'ko').stderr).toBe('Unexpected locale "ko", expected en, id\n');
    expect(run(verb, '--locale', 'ID').stderr).toBe('Unexpected locale "ID", expected en, id\nDid you mean "id"?\n');
    expect(run(verb, '--locale', '__proto__').code).toBe(2);
  });

  test('refuses a protocol that is not there', () => {
    expect(run(verb, '--protocol', 'stmp')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Unexpected protocol "stmp", expected smtp\nDid you mean "smtp"?\n',
    });
    expect(run(verb, '--protocol', '../smtp').code).toBe(2);
    expect(run(verb, '--protocol', 'constructor').code).toBe(2);
  });

  test('names a protocol whose definition is broken, instead of denying it', () => {
    const broken = plainFolder({ 'source/smtp/protocol.json': '{ "name": "SMTP"' });
    const ran = kontras([verb, '--protocol', 'smtp', '--root', broken]);
    expect(ran.stderr).not.toContain('expected none');
    expect(ran.code).toBe(verb === 'status' ? 0 : 1);
  });
});

test.each(['', ',', 'en,,id', 'en,', ' ', ' , '])('refuses the list "%s"', (list) => {
  const ran = run('check', '--locale', list);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toContain("Option '--locale <tags>' argument '");
  expect(ran.stderr).toContain('Expected names with commas between them.\n');
});

test('build refuses a format that is not there', () => {
  expect(run('build', '--format', 'markdwon')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Unexpected format "markdwon", expected markdown, json\nDid you mean "markdown"?\n',
  });
});

test('check refuses a reporter that is not there', () => {
  expect(run('check', '--reporter', 'jason')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Unexpected reporter "jason", expected text, json, github\nDid you mean "json"?\n',
  });
  expect(run('check', '--reporter', 'constructor').code).toBe(2);
});

test('sync refuses a unit that is not there', () => {
  expect(run('sync', '--accept', 'smtp.codes.999.name')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'Unexpected unit "smtp.codes.999.name", expected an id such as smtp.codes.450.name, or "all"\n',
  });
});

test('wrong usage leaves everything as it is', () => {
  expect(Object.keys(treeOf(root)).sort()).toEqual(['locales/id/article.json', 'source/smtp/334.json', 'source/smtp/552.json']);
});

describe('lists', () => {
  const report = (...args: string[]) =>
    JSON.parse(run('check', '--reporter', 'json', ...args).stdout).diagnostics.length as number;

  test('spaces around names do not matter', () => {
    const both = report('--locale', 'en,id');
    expect(both).toBeGreaterThan(0);
    expect(report('--locale', ' en , id ')).toBe(both);
    expect(report('--locale', 'id, id')).toBe(both);
  });

  test('a flag given twice names what both name', () => {
    expect(report('--locale', 'en')).toBe(0);
    expect(report('--locale', 'id', '--locale', 'en')).toBe(report('--locale', 'en,id'));
  });
});

test('a locale that is left out keeps its problems to itself', () => {
  const mixed = plainFolder({ 'locales/ko/article.json': '{ "heading": ' });
  expect(kontras(['build', '--root', mixed]).code).toBe(1);
  expect(kontras(['build', '--root', mixed, '--locale', 'id']).code).toBe(0);
  expect(kontras(['check', '--root', mixed, '--locale', 'id']).code).toBe(0);
  expect(kontras(['check', '--root', mixed, '--locale', 'ko']).code).toBe(1);
});

test('a protocol that is left out keeps its problems and its pages', () => {
  const record = {
    name: 'Not Found',
    class: '4',
    description: 'The page is not there.',
    seen: 'When it is gone.',
    fix: 'Look elsewhere.',
  };
  const two = plainFolder({
    'source/http/protocol.json': { name: 'HTTP', classes: { '4': '4xx Client Error' } },
    'source/http/404.json': record,
    'source/http/410.json': { ...record, name: 'Gone' },
  });
  expect(kontras(['build', '--root', two]).code).toBe(0);
  const before = treeOf(`${two}/dist`);
  const ofHttp = under(before, 'articles/en/http/', 'json/en/http/', 'manifests/en/http.json');
  expect(Object.keys(ofHttp)).toHaveLength(9);
  put(two, { 'source/http/protocol.json': '{ "name": "HTTP"' });
  expect(kontras(['build', '--root', two, '--protocol', 'http']).code).toBe(1);
  const ran = kontras(['build', '--root', two, '--protocol', 'smtp']);
  expect(ran.stderr).toBe('');
  expect(ran.code).toBe(0);
  expect(under(treeOf(`${two}/dist`), 'articles/en/http/', 'json/en/http/', 'manifests/en/http.json')).toEqual(ofHttp);
});
