import { expect, test } from 'vitest';
import { headings, plainFolder } from './folders.ts';
import { kontras } from './run.ts';

test('three headings are three units', () => {
  const { code, stdout, stderr } = kontras(['status', '--json', '--root', plainFolder()]);
  expect([code, stderr]).toEqual([0, '']);
  const { source, locales } = JSON.parse(stdout);
  expect(source).toBe('en');
  expect(locales).toHaveLength(1);
  const [{ units, missing, coverage, files, ...rest }] = locales;
  expect(rest).toEqual({ locale: 'id', translated: 3, stale: 0 });
  expect(missing).toBe(units - 3);
  expect(coverage).toBe(3 / units);
  expect(files.map(({ file }: { file: string }) => file)).toEqual(['article', 'smtp']);
  for (const key of ['units', 'translated', 'stale', 'missing']) {
    expect(files[0][key] + files[1][key]).toBe({ units, translated: 3, stale: 0, missing }[key]);
  }
});

test('the table has a row per locale and fits 80 columns, whatever the languages are called', () => {
  const tags = ['ja', 'pt-BR', 'zh-Hans-HK', 'zh-Hant-MO', 'sr-Latn-ME'];
  const root = plainFolder(Object.fromEntries(tags.map((tag) => [`locales/${tag}/article.json`, headings])));
  const { code, stdout, stderr } = kontras(['status', '--root', root]);
  expect([code, stderr]).toEqual([0, '']);
  const [header, ...rows] = stdout.trimEnd().split('\n');
  expect(header).toMatch(/^Locale +Language +Units +Translated +Stale +Missing +Coverage$/);
  expect(rows.map((row) => row.split(' ')[0])).toEqual(['id', ...tags].sort());
  for (const row of rows) {
    expect(row.length).toBeLessThanOrEqual(80);
    expect(row).toMatch(/ +\d+ +3 +0 +\d+ +[1-9]% {2}░{10}$/);
  }
  expect(stdout).toMatch(/^id +Indonesian /m);
  expect(stdout).toMatch(/^zh-Hans-HK +Chinese.*… /m);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
});

test('--locale shows those alone', () => {
  const root = plainFolder({ 'locales/ja/article.json': headings });
  expect(kontras(['status', '--locale', 'ja', '--root', root]).stdout).toMatch(/^Locale.*\nja .*\n$/);
  expect(kontras(['status', '--locale', 'en', '--root', root]).stdout).toBe('English is the source: it lacks nothing.\n');
});

test('--protocol counts its texts and the messages', () => {
  const record = {
    name: 'Gone',
    class: '4',
    description: 'The page is gone.',
    seen: 'When it was removed.',
    fix: 'Stop asking.',
  };
  const root = plainFolder({
    'source/http/protocol.json': { name: 'HTTP', classes: { '4': '4xx Client Error' } },
    'source/http/410.json': record,
    'source/http/404.json': { ...record, name: 'Not Found' },
  });
  const filesOf = (...args: string[]) =>
    JSON.parse(kontras(['status', '--json', '--root', root, ...args]).stdout).locales[0].files.map(
      (one: { file: string }) => one.file,
    );
  expect(filesOf()).toEqual(['article', 'http', 'smtp']);
  expect(filesOf('--protocol', 'http')).toEqual(['article', 'http']);
});

test('a root without a locale is told how to add one', () => {
  const root = plainFolder();
  const none = kontras(['status', '--root', `${root}/source`]);
  expect(none).toEqual({ code: 0, stdout: 'No locale yet. Add one with: kontras new locale TAG\n', stderr: '' });
  expect(JSON.parse(kontras(['status', '--json', '--root', `${root}/source`]).stdout)).toEqual({ source: 'en', locales: [] });
});

test('what cannot be read is not passed over in silence', () => {
  const root = plainFolder({ 'locales/ko/article.json': '{ "heading": ' });
  const ran = kontras(['status', '--root', root]);
  expect(ran.stdout).toMatch(/^ko +Korean +\d+ +0 +0 +\d+ +0%/m);
  expect(ran.stderr).toBe(
    'Some files cannot be read, and their texts are not counted.\n"kontras check" says what is wrong with them.\n',
  );
});

test('a folder whose name is no tag is counted all the same', () => {
  const ran = kontras(['status', '--root', plainFolder({ 'locales/EN_us/article.json': headings })]);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(/^EN_us +\d+ +3 /m);
});
