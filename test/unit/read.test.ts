import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFolder } from '../../pipeline/read.ts';
import { plainRecords } from '../content.ts';
import { makeRoot } from '../root.ts';

const record = plainRecords['334'] as object;
const sound = { 'source/smtp/334.json': record, 'source/smtp/552.json': plainRecords['552'] as object };

const problems = (root: string): string[] =>
  readFolder(root).diagnostics.map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`);

test('files are found by their paths', () => {
  const folder = readFolder(
    makeRoot({
      ...sound,
      'kontras.config.json': { pairs: 'all' },
      'source/article.json': { title: 'x' },
      'source/glossary.json': {},
      'source/smtp/protocol.json': { name: 'Mine', classes: {} },
      'source/smtp/pairs.json': {},
      'locales/README.md': '# Read me',
      'locales/id/article.json': {},
      'locales/id/smtp.json': {},
      'locales/id/state.json': {},
    }),
  );
  expect(folder.diagnostics).toEqual([]);
  expect([...folder.protocols.keys()]).toEqual(['smtp']);
  expect([...(folder.protocols.get('smtp')?.records.keys() ?? [])]).toEqual(['334', '552']);
  expect(folder.protocols.get('smtp')?.protocol?.value).toMatchObject({ name: 'Mine' });
  expect(folder.protocols.get('smtp')?.pairs?.value).toEqual({});
  expect(folder.config?.value).toEqual({ pairs: 'all' });
  expect(folder.article?.value).toEqual({ title: 'x' });
  expect(folder.defaults.value).toHaveProperty('lead.meaning');
  const id = folder.locales.get('id');
  expect([id?.article?.file, id?.state?.file, id?.protocols.get('smtp')?.file]).toEqual([
    'locales/id/article.json',
    'locales/id/state.json',
    'locales/id/smtp.json',
  ]);
});

test('a root without a protocol.json or messages of its own takes those of the package', () => {
  const folder = readFolder(makeRoot(sound));
  expect(folder.diagnostics).toEqual([]);
  expect(folder.article).toBeUndefined();
  expect(folder.defaults.value).toHaveProperty('title');
  expect(folder.protocols.get('smtp')?.protocol?.value).toMatchObject({ name: 'SMTP' });
});

test('a protocol.json that cannot be read is not passed over for the one of the package', () => {
  const folder = readFolder(makeRoot({ ...sound, 'source/smtp/protocol.json': '{' }));
  expect(folder.diagnostics.map(({ rule }) => rule)).toEqual(['json/syntax']);
  expect(folder.protocols.get('smtp')?.protocol?.value).toBeUndefined();
});

test('the files of a folder come in the order of their names, whatever order they were made in', () => {
  const made = ['source/smtp/552.json', 'source/smtp/334.json', 'source/abc/b.json', 'source/abc/a.json', 'source/abc/10.json'];
  const folder = readFolder(makeRoot(Object.fromEntries(made.map((path) => [path, record]))));
  expect([...folder.protocols].map(([id, { records }]) => [id, ...records.keys()])).toEqual([
    ['abc', '10', 'a', 'b'],
    ['smtp', '334', '552'],
  ]);
});

describe('a file that is no text', () => {
  test.each([
    ['with a byte order mark', '\ufeff{}', 'file/byte-order-mark', '1:1'],
    ['with CRLF', '{\r\n}\r\n', 'file/line-ends', '1:2'],
    ['with a lone carriage return', '{\n "a": 1\r}', 'file/line-ends', '2:8'],
    ['in Latin-1', Buffer.from('{ "a":\n "caf\u00e9" }', 'latin1'), 'file/encoding', '2:6'],
    ['in UTF-16', Buffer.from('{ "a": 1 }', 'utf16le'), 'json/syntax', '1:2'],
    ['cut in the middle of a letter', Buffer.from('{ "a": "\u00e9').subarray(0, -1), 'file/encoding', '1:9'],
    [
      'bad only after a replacement character of its own',
      Buffer.concat([Buffer.from('"\ufffd'), Buffer.from([0xff]), Buffer.from('"')]),
      'file/encoding',
      '1:3',
    ],
    ['with an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'file/encoding', '1:2'],
    ['with an encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'file/encoding', '1:2'],
    ['of 9 MB', `"${'x'.repeat(9 * 1024 * 1024)}"`, 'file/too-large', '1:1'],
    ['that is empty', '', 'json/syntax', '1:1'],
    ['of zero bytes', Buffer.alloc(16), 'json/syntax', '1:1'],
  ])('%s', (_, content, rule, place) => {
    const root = makeRoot({ ...sound, 'source/smtp/552.json': content });
    expect(problems(root)).toEqual([`${rule} source/smtp/552.json:${place}`]);
    expect(readFolder(root).protocols.get('smtp')?.records.get('552')?.value).toBeUndefined();
  });
});

test('a file that holds replacement characters and no fault is read', () => {
  expect(problems(makeRoot({ ...sound, 'source/glossary.json': '{ "terms": { "a": "\ufffd" } }' }))).toEqual([]);
});

describe('links', () => {
  test('within the root are followed, to a file and to a folder', () => {
    const root = makeRoot({ ...sound, 'locales/id/article.json': {} });
    symlinkSync('334.json', join(root, 'source/smtp/335.json'));
    symlinkSync('id', join(root, 'locales/ms'));
    const folder = readFolder(root);
    expect(folder.diagnostics).toEqual([]);
    expect(folder.protocols.get('smtp')?.records.get('335')?.value).toEqual(record);
    expect([...folder.locales.keys()]).toEqual(['id', 'ms']);
  });

  test('out of the root are not, wherever they stand', () => {
    const outside = makeRoot({ 'secret.json': '{ "secret": 1 }', 'secret/334.json': record, 'secret/article.json': {} });
    const root = makeRoot({ ...sound, 'locales/id/smtp.json': {} });
    symlinkSync(join(outside, 'secret.json'), join(root, 'source/smtp/600.json'));
    symlinkSync(join(outside, 'secret.json'), join(root, 'source/article.json'));
    symlinkSync(join(outside, 'secret'), join(root, 'source/other'));
    symlinkSync(join(outside, 'secret'), join(root, 'locales/ko'));
    symlinkSync(join(outside, 'secret.json'), join(root, 'locales/id/article.json'));
    symlinkSync(join(outside, 'secret.json'), join(root, 'kontras.config.json'));
    const folder = readFolder(root);
    expect(problems(root).sort()).toEqual(
      [
        'source/smtp/600.json',
        'source/article.json',
        'source/other',
        'locales/ko',
        'locales/id/article.json',
        'kontras.config.json',
      ]
        .map((file) => `file/outside-root ${file}:1:1`)
        .sort(),
    );
    expect([folder.config, folder.article, folder.locales.get('ko'), folder.protocols.get('other')]).toEqual(
      Array(4).fill(undefined),
    );
    expect(folder.protocols.get('smtp')?.records.has('600')).toBe(false);
  });

  test('out of a root to a folder whose name begins with that of the root are not either', () => {
    const root = makeRoot({ 'root/source/smtp/334.json': record, 'root-beside/552.json': record });
    symlinkSync('../../../root-beside/552.json', join(root, 'root/source/smtp/552.json'));
    expect(problems(join(root, 'root'))).toEqual(['file/outside-root source/smtp/552.json:1:1']);
  });

  test('to nothing, and in a ring, are reported', () => {
    const root = makeRoot(sound);
    symlinkSync('nothing.json', join(root, 'source/smtp/600.json'));
    symlinkSync('602.json', join(root, 'source/smtp/601.json'));
    symlinkSync('601.json', join(root, 'source/smtp/602.json'));
    symlinkSync('nothing', join(root, 'kontras.config.json'));
    expect(problems(root).sort()).toEqual([
      'file/unreadable kontras.config.json:1:1',
      ...['600', '601', '602'].map((code) => `file/unreadable source/smtp/${code}.json:1:1`),
    ]);
  });

  test('from a folder to the folder above it end', () => {
    const root = makeRoot(sound);
    symlinkSync('..', join(root, 'source/smtp/loop'));
    expect(problems(root)).toEqual(['file/stray source/smtp/loop:1:1']);
  });

  test('a root that is one itself is read', () => {
    const root = makeRoot({ 'real/source/smtp/334.json': record });
    symlinkSync('real', join(root, 'link'));
    expect(problems(join(root, 'link'))).toEqual([]);
  });
});

describe('what does not belong there', () => {
  test.each([
    ['source/notes.txt'],
    ['source/smtp/450.md'],
    ['source/smtp/old/450.json'],
    ['locales/id.json'],
    ['locales/id/notes.txt'],
    ['locales/id/old/smtp.json'],
  ])('%s is stray', (path) => {
    const stray = path.replace(/\/old\/.*/, '/old');
    expect(problems(makeRoot({ ...sound, 'locales/id/article.json': {}, [path]: '{}' }))).toEqual([`file/stray ${stray}:1:1`]);
  });

  test.each(['source/.DS_Store', 'source/smtp/.450.json.swp', 'locales/.git/config', 'locales/id/.keep'])(
    '%s is hidden',
    (path) => {
      expect(problems(makeRoot({ ...sound, 'locales/id/article.json': {}, [path]: 'x' }))).toEqual([]);
    },
  );

  test.each([
    ['source', { source: 'x' }, ['content/empty source:1:1', 'file/unreadable source:1:1']],
    ['locales', { ...sound, locales: 'x' }, ['file/unreadable locales:1:1']],
    [
      'a folder called kontras.config.json',
      { ...sound, 'kontras.config.json/x': '' },
      ['file/unreadable kontras.config.json:1:1'],
    ],
    ['a folder called article.json', { ...sound, 'source/article.json/x': '' }, ['file/unreadable source/article.json:1:1']],
  ])('%s is of the wrong kind', (_, files, expected) => {
    expect(problems(makeRoot(files)).sort()).toEqual(expected);
  });
});

describe('what is empty', () => {
  test('a root', () => {
    expect(problems(makeRoot())).toEqual(['content/empty source:1:1']);
  });

  test('a protocol and a locale', () => {
    const root = makeRoot(sound);
    mkdirSync(join(root, 'source/dns'));
    mkdirSync(join(root, 'locales/id'), { recursive: true });
    writeFileSync(join(root, 'locales/id/.keep'), '');
    expect(problems(root)).toEqual(['content/empty source/dns:1:1', 'content/empty locales/id:1:1']);
  });
});

test('a record may be called as what JavaScript objects inherit', () => {
  const folder = readFolder(makeRoot({ 'source/smtp/__proto__.json': record, 'source/toString/constructor.json': record }));
  expect([...(folder.protocols.get('smtp')?.records.keys() ?? [])]).toEqual(['__proto__']);
  expect([...(folder.protocols.get('toString')?.records.keys() ?? [])]).toEqual(['constructor']);
});
