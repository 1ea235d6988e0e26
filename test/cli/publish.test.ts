import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainFolder, put, treeOf } from './folders.ts';
import { kontras } from './run.ts';

const built = (config: object = {}): string => {
  const root = plainFolder({ 'kontras.config.json': config });
  expect(kontras(['build', '--root', root, '--quiet']).code).toBe(0);
  return root;
};
const publish = (root: string, ...args: string[]) => kontras(['publish', ...args, '--root', root]);

test('files need no config: the plan writes nothing, --apply does, and again does not', () => {
  const root = built();
  const plan = publish(root, 'files');
  expect(plan.code).toBe(0);
  expect(plan.stdout).toContain('Plan for files: 8 create\n');
  expect(existsSync(join(root, 'site'))).toBe(false);
  expect(publish(root, 'files', '--apply').stdout).toMatch(/Published to files in .* s: 8 create\n$/);
  const before = treeOf(join(root, 'site'));
  expect(Object.keys(before)).toHaveLength(8);
  expect(publish(root, 'files', '--apply').stdout).toContain('Plan for files: 8 same\n');
  expect(treeOf(join(root, 'site'))).toEqual(before);
});

test('a conflict is shown with its difference, in the exit code and in the report', () => {
  const root = built();
  publish(root, 'files', '--apply', '--quiet');
  const file = join(root, 'site/content/en/smtp/334.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('\n## ', '\nMine.\n\n## '));
  const report = join(root, 'report.json');
  const ran = publish(root, 'files', '--apply', '--report', report);
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('  en/smtp-334  edited in the CMS since Kontras wrote it\n    @@ text\n    -Mine.\n');
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
    target: 'files',
    actions: [{ key: 'smtp-334', locale: 'en', action: 'conflict', outcome: 'conflict' }],
    summary: { applied: true, counts: { en: { conflict: 1 } } },
  });
  expect(readFileSync(file, 'utf8')).toContain('Mine.');
  expect(publish(root, 'files', '--apply', '--overwrite', 'en/smtp-334', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8')).not.toContain('Mine.');
});

test('many removals need a word', () => {
  const root = built();
  publish(root, 'files', '--apply', '--quiet');
  rmSync(join(root, 'locales'), { recursive: true });
  kontras(['build', '--root', root, '--quiet']);
  rmSync(join(root, 'source/smtp/552.json'));
  put(root, {
    'source/smtp/553.json': JSON.parse(readFileSync(join(root, 'source/smtp/334.json'), 'utf8').replace('"3"', '"5"')),
  });
  expect(kontras(['build', '--root', root, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  const before = treeOf(join(root, 'site'));
  const ran = publish(root, 'files', '--apply');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('more than 10%');
  expect(treeOf(join(root, 'site'))).toEqual(before);
  expect(publish(root, 'files', '--apply', '--allow-removals').code).toBe(0);
});

describe('wrong usage is said with what to do, and nothing is written', () => {
  const blog = (more: object) => ({ targets: { blog: { type: 'payload', url: 'https://cms.example.org', ...more } } });
  test.each([
    ['an unknown target', {}, ['blgo'], 'Unexpected target "blgo", expected files'],
    ['a token that is not there', blog({}), ['blog'], 'Missing KONTRAS_BLOG_TOKEN in the environment'],
    ['plain HTTP', blog({ url: 'http://cms.example.org' }), ['blog'], 'publish/url'],
    ['credentials in the address', blog({ url: 'https://me:secret-word@cms.example.org' }), ['blog'], 'publish/url'],
    ['no address', blog({ url: undefined }), ['blog'], 'Missing "url"'],
    ['a setting of another type', blog({ folder: 'x' }), ['blog'], 'publish/setting'],
    ['an unknown setting', blog({ drfts: 'skip' }), ['blog'], 'Did you mean "drafts"?'],
    ['an unknown article', {}, ['files', '--overwrite', 'smtp-999'], 'Unexpected "smtp-999"'],
    ['two settlements of one', {}, ['files', '--overwrite', 'smtp-334', '--adopt', 'smtp-334'], 'both --overwrite and --adopt'],
    ['an article in an unknown locale', {}, ['files', '--overwrite', 'xx/smtp-334'], 'Unexpected "xx/smtp-334"'],
    [
      'a report in no folder',
      {},
      ['files', '--report', '/nowhere/report.json'],
      'Could not write the report /nowhere/report.json',
    ],
    ['a report that is a folder', {}, ['files', '--report', '/'], 'Unexpected /, which is a folder'],
    [
      'two locales with one name',
      { targets: { files: { type: 'files', locales: { id: 'en' } } } },
      ['files'],
      'Unexpected "en" for both en and id',
    ],
    ['a time that no clock has', blog({ totalMinutes: 1e9 }), ['blog'], 'targets.blog.totalMinutes'],
    ['an unknown locale', {}, ['files', '--locale', 'xx'], 'Unexpected locale "xx"'],
    ['a folder without a build', {}, ['files', '--from', 'nowhere'], 'nowhere holds no build'],
  ])('%s', (_, config, args, message) => {
    const root = built();
    put(root, { 'kontras.config.json': config });
    const ran = publish(root, ...args, '--apply');
    expect(ran.stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(ran.stderr).not.toContain('secret-word');
    expect(ran.code).toBe(2);
    expect(existsSync(join(root, 'site'))).toBe(false);
  });
});
