import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainFolder, treeOf } from './folders.ts';
import { kontras } from './run.ts';

const verbs = ['build', 'check', 'status', 'sync', 'new locale', 'new code', 'publish'];
const words = (verb: string): string[] => verb.split(' ');
/** A whole command line of each verb but for its flags. */
const given: Readonly<Record<string, string[]>> = {
  'new locale': ['ja'],
  'new code': ['smtp', '450'],
  publish: ['files'],
};
/** Content for a verb; only one of them needs that it was built. */
function folderFor(verb: string): string {
  const root = plainFolder();
  if (verb === 'publish') kontras(['build', '--quiet', '--root', root]);
  return root;
}
const advice = 'Run "kontras --help" for the commands and "kontras VERB --help" for their flags.\n';

describe.each(verbs)('%s', (verb) => {
  test('--help shows its flags, does nothing and is no fault', () => {
    const root = plainFolder();
    const before = treeOf(root);
    const { code, stdout, stderr } = kontras([...words(verb), '--help', '--root', root]);
    expect(stdout).toMatch(new RegExp(`^Usage: kontras ${verb} `));
    for (const flag of ['--root', '--locale', '--protocol', '--quiet', '--no-color', '--help'])
      expect(stdout).toContain(`  ${flag} `);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(treeOf(root)).toEqual(before);
  });

  test('a wrong flag is wrong usage, and the right one is offered', () => {
    const root = plainFolder();
    const before = treeOf(root);
    const ran = kontras([...words(verb), ...(given[verb] ?? []), '--root', root, '--locales', 'id']);
    expect(ran).toEqual({ code: 2, stdout: '', stderr: `Unknown option '--locales'\n(Did you mean --locale?)\n${advice}` });
    expect(treeOf(root)).toEqual(before);
  });

  test('a root that is not there is wrong usage', () => {
    const ran = kontras([...words(verb), ...(given[verb] ?? []), '--root', join(plainFolder(), 'nowhere')]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/^Option '--root <dir>' argument '.*nowhere' is invalid\. Expected a folder that exists\.\n/);
  });

  test('a root that is a file is wrong usage', () => {
    const root = plainFolder();
    const ran = kontras([...words(verb), ...(given[verb] ?? []), '--root', join(root, 'source/smtp/334.json')]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('Expected a folder that exists.');
  });

  test('the working folder is the root where none is named', () => {
    const root = folderFor(verb);
    const ran = kontras([...words(verb), ...(given[verb] ?? [])], { cwd: root });
    expect(ran.code).toBe(0);
    expect(ran).toEqual({
      ...kontras([...words(verb), ...(given[verb] ?? []), '--root', '.'], { cwd: folderFor(verb) }),
      ...timeless(ran),
    });
  });

  test('an argument too many is wrong usage', () => {
    const ran = kontras([...words(verb), ...(given[verb] ?? []), 'more', '--root', plainFolder()]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^Too many arguments/);
  });
});

/** The one thing on which two runs of a command may differ is the time that a build took. */
const timeless = ({ stdout }: { stdout: string }) => (/ in [\d.]+ s: /.test(stdout) ? { stdout } : {});

test('kontras alone shows the help, and is wrong usage', () => {
  const ran = kontras([]);
  expect(ran.code).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toMatch(/^Usage: kontras /);
  for (const verb of ['build', 'check', 'status', 'new', 'sync', 'publish'])
    expect(ran.stderr).toMatch(new RegExp(`^  ${verb} `, 'm'));
  const asked = kontras(['--help']);
  expect(asked).toEqual({ code: 0, stdout: ran.stderr, stderr: '' });
});

test('kontras new alone shows what can be new, and is wrong usage', () => {
  const ran = kontras(['new']);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/^ {2}locale .*<tag>/m);
  expect(ran.stderr).toMatch(/^ {2}code .*<protocol> <code>/m);
});

test('an unknown verb is wrong usage, and the right one is offered', () => {
  expect(kontras(['bild'])).toEqual({ code: 2, stdout: '', stderr: `Unknown command 'bild'\n(Did you mean build?)\n${advice}` });
  expect(kontras(['new', 'local', 'ja']).stderr).toBe(`Unknown command 'local'\n(Did you mean locale?)\n${advice}`);
  expect(kontras(['frobnicate']).stderr).toBe(`Unknown command 'frobnicate'\n${advice}`);
});

test('a missing argument is wrong usage', () => {
  for (const [args, name] of [
    [['new', 'locale'], 'tag'],
    [['new', 'code', 'smtp'], 'code'],
    [['new', 'code'], 'protocol'],
    [['publish'], 'target'],
  ] as const) {
    expect(kontras([...args])).toEqual({ code: 2, stdout: '', stderr: `Missing required argument '${name}'\n${advice}` });
  }
  const flag = kontras(['build', '--locale']);
  expect(flag.code).toBe(2);
  expect(flag.stderr).toMatch(/^Option '--locale <tags>' argument missing\n/);
});

test('--version gives the version of the package', () => {
  const ran = kontras(['--version']);
  expect(ran.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(ran.code).toBe(0);
});

test('build says what it wrote, where, and in how long', () => {
  const root = plainFolder();
  const { code, stdout, stderr } = kontras(['build'], { cwd: root });
  expect(stdout).toMatch(
    new RegExp(
      [
        '^Built 2 comparisons, 4 code pages, 2 overviews in 2 locales in \\d+\\.\\d\\d s: dist\\n',
        'Drafts: 4 pages, in which English stands where the translation is missing\\.\\n',
        'To be listed by search engines: 0 pages\\. Not so:\\n  1 comparison without a verdict\\n',
        '  3 pages of a kind that "index" in the config leaves out\\n  4 drafts\\n',
        '\\d+ warnings; "kontras check" shows them\\.\\n$',
      ].join(''),
    ),
  );
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('build --out writes there, and names the place as one goes there from here', () => {
  const root = plainFolder();
  const { stdout } = kontras(['build', '--out', 'public/articles'], { cwd: root });
  expect(stdout).toContain(' s: public/articles\n');
  expect(existsSync(join(root, 'public/articles/articles/en/smtp/334-vs-552.md'))).toBe(true);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('--quiet says nothing but problems', () => {
  const root = plainFolder();
  const nothing = { code: 0, stdout: '', stderr: '' };
  expect(kontras(['build', '--quiet'], { cwd: root })).toEqual(nothing);
  expect(existsSync(join(root, 'dist/manifest.json'))).toBe(true);
  expect(kontras(['sync', '--quiet'], { cwd: root })).toEqual(nothing);
  expect(existsSync(join(root, 'locales/id/state.json'))).toBe(true);
  expect(kontras(['new', 'locale', 'ja', '--quiet'], { cwd: root })).toEqual(nothing);
  expect(kontras(['check', '--quiet', '--locale', 'en'], { cwd: root })).toEqual(nothing);
  expect(kontras(['new', 'code', 'smtp', '450', '--quiet'], { cwd: root })).toEqual(nothing);
  const problem = kontras(['check', '--quiet', '--locale', 'en'], { cwd: root });
  expect(problem.stdout).toContain('source/smtp/450.json\n');
  expect(problem.code).toBe(1);
  const failed = kontras(['build', '--quiet'], { cwd: root });
  expect(failed.stderr).toContain('source/smtp/450.json\n');
  expect(failed.code).toBe(1);
});

test('a reader that goes away changes nothing', async () => {
  const { start } = await import('./run.ts');
  const { child, ended } = start(['check', '--reporter', 'json', '--root', plainFolder()]);
  child.stdout?.destroy();
  expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' });
});
