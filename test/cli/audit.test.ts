import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainFolder, put } from './folders.ts';
import { kontras } from './run.ts';

const verdict =
  'The first asks the client for more, while the second says that there is no room: answer the one, and change the other.';
const pairs = { 'source/smtp/pairs.json': { '334-552': { verdict } } };
const gates = (audit: object): { 'kontras.config.json': object } => ({ 'kontras.config.json': { audit } });
/** What any page reaches. */
const open = { own: 0, containment: 1, repetition: 1, language: 0 };

test('the table has a median and a worst for each group, and fits 80 columns', () => {
  const root = plainFolder({ ...pairs, ...gates(open), 'locales/zh-Hant-MO/article.json': {} });
  const { code, stdout, stderr } = kontras(['audit', '--root', root]);
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^Articles +Own +Nearest +Repeated +Language +Complete +Sourced$/);
  const groups = lines.filter((line) => /^\S/.test(line)).slice(1);
  expect(groups).toEqual(['en smtp: 1 listed', 'en smtp: 3 others', 'id smtp: 4 others', 'zh-Hant-MO smtp: 4 others']);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  for (const line of lines.filter((one) => one.startsWith(' '))) {
    expect(line).toMatch(/^ {2}(median|worst ) ( +\d+%){6}$/);
    expect(line.length).toBe(lines[0]?.length);
  }
  expect(lines).toHaveLength(1 + groups.length * 3);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('--json has summaries, each article, and what is missed', () => {
  const { code, stdout, stderr } = kontras([
    'audit',
    '--json',
    '--root',
    plainFolder({ ...pairs, ...gates({ ...open, own: 1 }) }),
  ]);
  expect([code, stderr]).toEqual([1, '']);
  const { summaries, articles, diagnostics, ...rest } = JSON.parse(stdout);
  expect(rest).toEqual({});
  expect(summaries.map(({ locale, group }: Record<string, string>) => `${locale} ${group}`)).toEqual([
    'en listed',
    'en others',
    'id others',
  ]);
  for (const { spread } of summaries) {
    expect(Object.keys(spread)).toEqual(['own', 'containment', 'repetition', 'language', 'coverage', 'sourced']);
    for (const one of Object.values<object>(spread)) expect(Object.keys(one)).toEqual(['median', 'worst', 'at']);
  }
  expect(articles).toHaveLength(8);
  for (const article of articles) {
    expect(article).toMatchObject({ locale: expect.stringMatching(/^(en|id)$/), protocol: 'smtp', key: `smtp-${article.id}` });
    for (const share of ['own', 'containment', 'repetition', 'language', 'coverage', 'sourced']) {
      expect(article[share]).toBeGreaterThanOrEqual(0);
      expect(article[share]).toBeLessThanOrEqual(1);
    }
  }
  expect(diagnostics).toEqual([
    {
      ...{ file: 'source/smtp/pairs.json', line: 2, column: 3, rule: 'audit/own', severity: 'error' },
      message: expect.stringMatching(/^Unexpected [\d.]+% of its text its own on smtp-334-vs-552 in en, expected at least 100%$/),
      hint: expect.any(String),
    },
  ]);
});

test('1: an article that misses a gate is named on stderr, and the table is there all the same', () => {
  const root = plainFolder({ ...pairs, ...gates({ ...open, repetition: 0 }) });
  const { code, stdout, stderr } = kontras(['audit', '--root', root]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Articles .*\nen smtp: 1 listed\n/);
  expect(stderr).toMatch(/^source\/smtp\/pairs\.json\n +2:3 +error +audit\/repetition /);
  expect(stderr).toMatch(/\n1 error in 1 file\n$/);
  const quiet = kontras(['audit', '--quiet', '--root', root]);
  expect([quiet.code, quiet.stdout, quiet.stderr]).toEqual([1, '', stderr]);
});

test('0: what is not to be listed is held to no gate', () => {
  const root = plainFolder(gates({ own: 1, containment: 0, repetition: 0, language: 1 }));
  expect(kontras(['audit', '--quiet', '--root', root])).toEqual({ code: 0, stdout: '', stderr: '' });
  put(root, { 'kontras.config.json': { index: ['code'], audit: { own: 1, containment: 0, repetition: 1, language: 1 } } });
  expect(kontras(['audit', '--quiet', '--root', root])).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('--locale and --protocol measure those alone', () => {
  const root = plainFolder({ ...pairs, ...gates({ ...open, own: 1 }) });
  expect(kontras(['audit', '--locale', 'id', '--root', root])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Articles .*\nid smtp: 4 others\n {2}median.*\n {2}worst.*\n$/),
  });
  expect(kontras(['audit', '--protocol', 'smtp', '--locale', 'en', '--root', root]).code).toBe(1);
});

test('1: where there are errors, nothing is measured', () => {
  const root = plainFolder({ 'source/smtp/450.json': { name: 'Busy' } });
  const { code, stdout, stderr } = kontras(['audit', '--root', root]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^source\/smtp\/450\.json\n/);
  expect(stderr).toMatch(/\nNothing was measured: the articles would not be built\.\n$/);
});

test('2: a locale or a protocol that is not there, also beside errors', () => {
  const root = plainFolder({ 'source/smtp/450.json': { name: 'Busy' } });
  for (const given of [plainFolder(), root]) {
    const locale = kontras(['audit', '--locale', 'xx', '--root', given]);
    expect([locale.code, locale.stdout]).toEqual([2, '']);
    expect(locale.stderr).toContain('Unexpected locale "xx", expected en, id');
    const protocol = kontras(['audit', '--protocol', 'stmp', '--root', given]);
    expect([protocol.code, protocol.stdout]).toEqual([2, '']);
    expect(protocol.stderr).toContain('Unexpected protocol "stmp"');
  }
});

test('2: a gate that no share can reach', () => {
  const { code, stdout, stderr } = kontras(['audit', '--root', plainFolder(gates({ own: 7 }))]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Unexpected 7 for "audit.own", expected at most 1');
});

test('the build says how many pages are to be listed, and why not the others', () => {
  const lines = (more: Parameters<typeof plainFolder>[0], ...args: string[]): string[] => {
    const { stdout } = kontras(['build', ...args, '--root', plainFolder(more)]);
    const all = stdout.split('\n');
    const start = all.findIndex((line) => line.startsWith('To be listed'));
    return all.slice(
      start,
      all.findIndex((line, index) => index > start && !line.startsWith(' ')),
    );
  };
  const kinds = '3 pages of a kind that "index" in the config leaves out';
  expect(lines(pairs)).toEqual(['To be listed by search engines: 1 page. Not so:', `  ${kinds}`, '  4 drafts']);
  expect(lines({}, '--locale', 'en')).toEqual([
    'To be listed by search engines: 0 pages. Not so:',
    '  1 comparison without a verdict',
    `  ${kinds}`,
  ]);
  const every = { ...pairs, 'kontras.config.json': { index: ['verdict', 'code', 'overview'] } };
  expect(lines(every, '--locale', 'en')).toEqual(['To be listed by search engines: 4 pages.']);
  const none = { ...pairs, 'kontras.config.json': { index: [] } };
  expect(lines(none, '--locale', 'en')).toEqual([
    'To be listed by search engines: 0 pages. Not so:',
    '  4 pages of a kind that "index" in the config leaves out',
  ]);
});
