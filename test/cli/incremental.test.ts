import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from './compile.ts';
import { type Files, plainFolder, put, treeOf } from './folders.ts';
import { kontras } from './run.ts';

/** A rich record that differs from the others in each text. */
const record = (code: string, more: object = {}) => ({
  ...{ name: `Name ${code}`, class: code.charAt(0), summary: `Summary of ${code}.`, description: `What ${code} is.` },
  ...{ seen: `When ${code} comes.`, fix: `How to mend ${code}.`, retry: 'yes', actor: 'sender', ...more },
});

const codes = ['420', '421', '432', '450', '451', '452', '454', '550', '551', '552'];

/** The Indonesian of all names and of one text more. */
function indonesian(name: string, fix: string): object {
  const names = codes.map((code) => [code, { name: code === '450' ? name : `Nama ${code}`, ...(code === '450' ? { fix } : {}) }]);
  return { codes: Object.fromEntries(names) };
}

const content: Files = {
  ...Object.fromEntries(codes.map((code) => [`source/smtp/${code}.json`, record(code)])),
  'source/smtp/450.json': record('450', { related: ['451'] }),
  'locales/id/article.json': JSON.parse(readFileSync(join(project, 'locales/id/article.json'), 'utf8')),
  'locales/id/smtp.json': indonesian('Sibuk', 'Coba lagi.'),
};

/** A root with ten more codes, built. */
function built(more: Files = {}): { root: string; dist: string } {
  const root = plainFolder({ ...content, ...more });
  expect(kontras(['build', '--root', root]).code).toBe(0);
  return { root, dist: join(root, 'dist') };
}

const build = (root: string, ...args: string[]) => kontras(['build', '--root', root, ...args]);
const quiet = { code: 0, stdout: '', stderr: '' };

/** What a first build of the same content gives. */
function clean(root: string): Readonly<Record<string, string>> {
  const out = join(plainFolder(), 'clean');
  expect(build(root, '--quiet', '--out', out)).toEqual(quiet);
  return treeOf(out);
}

/** Which file each path is, and when it was last written. */
const filesOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => {
      const { ino, mtimeNs } = statSync(join(folder, path), { bigint: true });
      return [path, `${ino} ${mtimeNs}`];
    }),
  );

/** The files that are not what they were; a folder is none. */
const touched = (dist: string, before: Readonly<Record<string, string>>): string[] => {
  const now = filesOf(dist);
  const paths = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((path) => before[path] !== now[path]);
  return paths.filter((path) => !existsSync(join(dist, path)) || statSync(join(dist, path)).isFile()).sort();
};

/** The lines of a summary that tell what was written. */
const told = (stdout: string): string[] =>
  stdout
    .split('\n')
    .slice(1)
    .filter((line) => !/^To be listed|^ {2}|^Drafts|warnings?;|^$/.test(line));

describe('what is written', () => {
  test('nothing where nothing has changed', () => {
    const { root, dist } = built();
    const before = filesOf(dist);
    const { code, stdout, stderr } = build(root);
    expect([code, stderr]).toEqual([0, '']);
    expect(told(stdout)).toEqual(['Nothing has changed since the build before.']);
    expect(filesOf(dist)).toEqual(before);
    // What bears on no page gives no other files either.
    put(root, { 'source/glossary.json': { keep: ['SMTP'] } });
    expect(told(build(root).stdout)).toEqual(['Nothing has changed since the build before.']);
    expect(touched(dist, before)).toEqual([]);
  });

  test('the pages that show a text, and nothing else, where one text has changed', () => {
    const { root, dist } = built();
    const before = filesOf(dist);
    put(root, { 'locales/id/smtp.json': indonesian('Sibuk', 'Tunggu, lalu coba lagi.') });
    const { stdout } = build(root, '--explain');
    const others = [...codes, '334'].filter((code) => code !== '450').sort();
    const pages = ['450', ...others.map((code) => (code < '450' ? `${code}-vs-450` : `450-vs-${code}`))];
    expect(
      stdout
        .split('\n')
        .filter((line) => line.includes(': smtp.'))
        .sort(),
    ).toEqual(pages.map((page) => `id/smtp/${page}: smtp.codes.450.fix`).sort());
    expect(told(stdout.slice(stdout.indexOf('Built ')))).toEqual([`Written: ${pages.length * 2} files; smtp.codes.450.fix.`]);
    expect(touched(dist, before)).toEqual(
      [
        ...pages.flatMap((page) => [`articles/id/smtp/${page}.md`, `json/id/smtp/${page}.json`]),
        ...['manifest.json', 'manifests/id/smtp.json'],
      ].sort(),
    );
    expect(treeOf(dist)).toEqual(clean(root));
  });

  test('the pages that link to a code, where its name has changed', () => {
    const { root, dist } = built();
    const before = filesOf(dist);
    put(root, { 'locales/id/smtp.json': indonesian('Sedang Sibuk', 'Coba lagi.') });
    build(root);
    const pages = touched(dist, before).filter((path) => path.startsWith('articles/'));
    expect(pages.length).toBeLessThan(Object.keys(before).length / 5);
    // Its comparisons are named on the pages of the other codes, and it is on the overview.
    for (const page of ['450', '552', '420', 'overview', '450-vs-552', '420-vs-450'])
      expect(pages).toContain(`articles/id/smtp/${page}.md`);
    expect(pages.filter((path) => !path.startsWith('articles/id/'))).toEqual([]);
    expect(treeOf(dist)).toEqual(clean(root));
  });

  test('all pages with a message that has changed, which is named', () => {
    const { root, dist } = built();
    const messages = content['locales/id/article.json'] as { heading: object };
    put(root, { 'locales/id/article.json': { ...messages, heading: { ...messages.heading, fix: 'Perbaikannya' } } });
    const { stdout } = build(root);
    // Every page but the overview has the heading.
    expect(told(stdout)).toEqual(['Written: 132 files; article.heading.fix.']);
    expect(treeOf(dist)).toEqual(clean(root));
  });
});

describe('--verify', () => {
  test('mends what was edited, deleted or put there, and leaves the other files', () => {
    const { root, dist } = built();
    const tree = treeOf(dist);
    const before = filesOf(dist);
    put(dist, { 'articles/en/smtp/450.md': 'edited', 'articles/en/smtp/mine.md': 'foreign', 'json/ja/x.json': '{}' });
    rmSync(join(dist, 'json/en/smtp/552.json'));
    expect(told(build(root).stdout)).toEqual(['Nothing has changed since the build before.']);
    const { code, stdout } = build(root, '--verify', '--explain');
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line.startsWith('en/'))).toEqual([
      'en/smtp/450: changed or deleted since it was built',
      'en/smtp/552: changed or deleted since it was built',
    ]);
    expect(told(stdout.slice(stdout.indexOf('Built ')))).toEqual(['Written: 2 files; changed or deleted since it was built.']);
    expect(treeOf(dist)).toEqual(tree);
    expect(touched(dist, before)).toEqual([
      'articles/en/smtp/450.md',
      'json/en/smtp/552.json',
      'manifests/en/smtp.json',
      'manifests/id/smtp.json',
    ]);
    expect(told(build(root).stdout)).toEqual(['Nothing has changed since the build before.']);
  });

  test('tells what has changed in the content from what has changed in the output', () => {
    const { root, dist } = built();
    put(dist, { 'articles/en/smtp/450.md': 'edited' });
    put(root, { 'locales/id/smtp.json': indonesian('Sibuk', 'Tunggu dulu.') });
    const { stdout } = build(root, '--verify');
    expect(told(stdout)).toEqual(['Written: 23 files; smtp.codes.450.fix, changed or deleted since it was built.']);
    expect(treeOf(dist)).toEqual(clean(root));
  });
});

/** The files in which a build keeps what makes the next one faster. */
const kept = (root: string): string[] => {
  const folder = join(root, '.kontras');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => join(folder, path));
};

describe('what is kept in .kontras is believed only where it is whole and of this output', () => {
  const { root, dist } = built();
  const [before, after] = [join(root, 'before'), join(root, 'after')];
  cpSync(join(root, '.kontras'), before, { recursive: true });
  const old = join(root, 'dist-before');
  cpSync(dist, old, { recursive: true });
  put(root, { 'locales/id/smtp.json': indonesian('Sibuk', 'Tunggu dulu.') });
  build(root);
  cpSync(join(root, '.kontras'), after, { recursive: true });
  const expected = clean(root);

  const spoil = (change: (text: string, path: string) => string) => () => {
    for (const path of kept(root)) writeFileSync(path, change(readFileSync(path, 'utf8'), path));
  };
  const other = (path: string): string => readFileSync(path.replace(`${root}/.kontras`, after), 'utf8');

  test.each([
    ['cut off', spoil((text) => text.slice(0, text.length / 2))],
    ['empty', spoil(() => '')],
    ['of another program', spoil((text) => text.replace(/^\w+/, '0123456789abcdef'))],
    ['edited by hand', spoil((text) => text.replace(/"[0-9a-f]{16}"/, '"0123456789abcdef"'))],
    ["another build's", spoil((_, path) => other(path))],
    ["another build's in part", spoil((text, path) => (path.endsWith('record.json') ? text : other(path)))],
    ['gone', () => rmSync(join(root, '.kontras'), { recursive: true })],
    [
      'a file',
      () => {
        rmSync(join(root, '.kontras'), { recursive: true });
        writeFileSync(join(root, '.kontras'), 'x');
      },
    ],
  ])('%s', (_, damage) => {
    // The output and the notes are those of the build before, and the content has changed since.
    for (const folder of [dist, join(root, '.kontras')]) rmSync(folder, { recursive: true, force: true });
    cpSync(old, dist, { recursive: true });
    cpSync(before, join(root, '.kontras'), { recursive: true });
    damage();
    expect(build(root, '--quiet')).toEqual(quiet);
    expect(treeOf(dist)).toEqual(expected);
  });

  test.each([
    ['deleted', () => {}],
    ['replaced by an older one', () => cpSync(old, dist, { recursive: true })],
  ])('where the output was %s', (_, replace) => {
    expect(build(root, '--quiet')).toEqual(quiet);
    rmSync(dist, { recursive: true });
    replace();
    expect(build(root, '--quiet')).toEqual(quiet);
    expect(treeOf(dist)).toEqual(expected);
  });

  test('where it cannot be written, builds go on without it', () => {
    rmSync(join(root, '.kontras'), { recursive: true });
    writeFileSync(join(root, '.kontras'), '');
    for (const fix of ['Satu.', 'Dua.']) {
      put(root, { 'locales/id/smtp.json': indonesian('Sibuk', fix) });
      expect(build(root, '--quiet')).toEqual(quiet);
    }
    expect(treeOf(dist)).toEqual(clean(root));
  });
});

describe('the pages that are kept', () => {
  const { root, dist } = built();
  const expected = treeOf(dist);
  const files = (): string[] => ['en', 'id'].map((locale) => join(root, '.kontras/pages/manifests', locale, 'smtp.bin'));
  const sound = files().map((file) => readFileSync(file));
  const rebuild = (...args: string[]): void => {
    rmSync(dist, { recursive: true, force: true });
    expect(build(root, '--quiet', ...args)).toEqual(quiet);
  };
  /** Whether the files are those that they were, so that the pages were read from them and not made. */
  const areRead = (work: () => void): boolean[] => {
    const before = files().map((file) => statSync(file).mtimeMs);
    work();
    return files().map((file, at) => statSync(file).mtimeMs === before[at]);
  };

  test('are printed again where the output is gone, whatever the output is', () => {
    expect(areRead(() => rebuild())).toEqual([true, true]);
    expect(treeOf(dist)).toEqual(expected);
    const other = join(root, 'other');
    expect(areRead(() => build(root, '--out', other))).toEqual([true, true]);
    expect(treeOf(other)).toEqual(expected);
  });

  test('are not believed by --verify', () => {
    expect(areRead(() => build(root, '--verify'))).toEqual([false, false]);
    expect(treeOf(dist)).toEqual(expected);
    expect(files().map((file) => readFileSync(file))).toEqual(sound);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['of another program', (bytes: Buffer) => Buffer.concat([Buffer.from('0123456789abcdef'), bytes.subarray(16)])],
    [
      'edited by hand',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replaceAll('Description', 'Beschreibung'), 'latin1'),
    ],
    ["another locale's", () => sound.at(-1) as Buffer],
  ])('are made anew where they are %s', (_, spoil) => {
    for (const file of files()) writeFileSync(file, spoil(readFileSync(file)));
    rebuild();
    expect(treeOf(dist)).toEqual(expected);
    expect(files().map((file) => readFileSync(file))).toEqual(sound);
  });

  test('are made anew for the locale whose texts have changed, and for other formats', () => {
    put(root, { 'locales/id/smtp.json': indonesian('Sibuk', 'Tunggu dulu.') });
    expect(areRead(() => rebuild())).toEqual([true, false]);
    expect(treeOf(dist)).toEqual(clean(root));
    expect(areRead(() => rebuild('--format', 'json'))).toEqual([false, false]);
    expect(Object.keys(treeOf(dist)).some((path) => path.startsWith('articles/'))).toBe(false);
  });
});

describe('an output that is gone', () => {
  const { root, dist } = built({ 'kontras.config.json': { formats: ['markdown', 'json'] } });
  const first = treeOf(dist);
  const checked = join(root, '.kontras/checked.json');
  const kept = join(root, '.kontras/pages/manifests/id/smtp.bin');
  const [note] = readdirSync(join(root, '.kontras/builds')).map((name) => join(root, '.kontras/builds', name));
  /** Whether a build had to look at the content: what it has found is noted then. */
  const looks = (...args: string[]): boolean => {
    rmSync(dist, { recursive: true, force: true });
    rmSync(checked, { force: true });
    expect(build(root, '--quiet', ...args)).toEqual(quiet);
    const looked = existsSync(checked);
    expect(treeOf(dist)).toEqual(clean(root));
    return looked;
  };

  test('is printed again as it was, with all that belongs to it, and is known to the next build', () => {
    expect(looks()).toBe(false);
    expect(treeOf(dist)).toEqual(first);
    expect(build(root).stdout).toContain('Nothing has changed since the build before.');
    put(root, { 'locales/id/smtp.json': indonesian('Sibuk', 'Tunggu dulu.') });
    expect(build(root).stdout).toContain('Written: 22 files; smtp.codes.450.fix.');
    expect(treeOf(dist)).toEqual(clean(root));
  });

  test('is made anew where a text has changed since its pages were kept', () => {
    expect(looks()).toBe(true);
    expect(looks()).toBe(false);
  });

  test('is told of as a first build is', () => {
    const told = (text: string): string => text.replace(/ in \d[\d.]* m?s/, '');
    rmSync(dist, { recursive: true });
    const again = build(root);
    rmSync(join(root, '.kontras'), { recursive: true });
    rmSync(dist, { recursive: true });
    const anew = build(root);
    expect({ ...again, stdout: told(again.stdout) }).toEqual({ ...anew, stdout: told(anew.stdout) });
    rmSync(dist, { recursive: true });
    expect(build(root, '--explain').stdout).toContain('id/smtp/450-vs-550: not built before by this program');
  });

  test.each([
    ['pages that were kept', kept],
    ['the note on the build', join(note as string, 'record.json')],
    ['the schemas', join(note as string, 'schemas.json')],
  ])('is made anew where %s are damaged or gone', (_, file) => {
    expect(looks()).toBe(false);
    writeFileSync(file, readFileSync(file).subarray(1));
    expect(looks()).toBe(true);
    rmSync(file);
    expect(looks()).toBe(true);
    expect(looks()).toBe(false);
  });

  test('is made anew under --verify, and in part', () => {
    expect(looks('--verify')).toBe(true);
    rmSync(dist, { recursive: true });
    expect(build(root, '--quiet', '--locale', 'id')).toEqual(quiet);
    expect(existsSync(join(dist, 'articles/en'))).toBe(false);
  });

  test('is not put in the place of files that are not ours', () => {
    expect(build(root, '--quiet')).toEqual(quiet);
    rmSync(dist, { recursive: true });
    put(root, { 'dist/mine.txt': 'mine' });
    const { code, stderr } = build(root);
    expect({ code, left: readdirSync(dist) }).toEqual({ code: 3, left: ['mine.txt'] });
    expect(stderr).toContain('holds files that Kontras did not write');
    rmSync(dist, { recursive: true });
    writeFileSync(dist, 'mine');
    expect(build(root)).toMatchObject({ code: 3, stderr: expect.stringContaining(dist) });
    expect(readFileSync(dist, 'utf8')).toBe('mine');
    rmSync(dist);
  });

  test.each(['ndjson', 'ndjson.gz'])('is printed again as %s too', (container) => {
    const out = join(root, container);
    const args = ['--container', container, '--out', out, '--quiet'];
    expect(build(root, ...args)).toEqual(quiet);
    const before = treeOf(out);
    for (const path of [out, checked]) rmSync(path, { recursive: true });
    expect(build(root, ...args)).toEqual(quiet);
    expect([treeOf(out), existsSync(checked)]).toEqual([before, false]);
  });
});
