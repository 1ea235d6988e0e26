import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../../pipeline/build.ts';
import { digest } from '../../../pipeline/digest.ts';
import { plainRecords } from '../../content.ts';
import { filesBelow, makeRoot } from '../../root.ts';

const sources = {
  ...Object.fromEntries(Object.entries(plainRecords).map(([code, record]) => [`source/smtp/${code}.json`, record])),
  'source/dns/protocol.json': { name: 'DNS "x"', classes: { 1: 'One' } },
  ...Object.fromEntries(
    ['10', '9', '11'].map((code) => [
      `source/dns/${code}.json`,
      { ...(plainRecords['334'] as object), name: `N${code}`, class: '1' },
    ]),
  ),
};

interface Listed {
  readonly locale: string;
  readonly protocol: string;
  readonly articles: readonly {
    readonly id: string;
    readonly kind: string;
    readonly draft: boolean;
    readonly digest: string;
  }[];
}

test('each manifest lists every article of one locale and protocol, a line each, as the articles say of themselves', async () => {
  const root = makeRoot({ ...sources, 'locales/ja/article.json': { heading: { seen: '発生する状況' } } });
  const { counts } = await build(root);
  const files = filesBelow(join(root, 'dist'));
  const found = Object.keys(files).filter((path) => path.startsWith('manifests/'));
  expect(found).toEqual(['manifests/en/dns.json', 'manifests/en/smtp.json', 'manifests/ja/dns.json', 'manifests/ja/smtp.json']);
  expect(JSON.parse(files['manifest.json'] ?? '')).toEqual({
    ...{ generator: 'kontras', manifests: found },
    digests: Object.fromEntries(found.map((path) => [path, digest(files[path] ?? '')])),
  });
  let total = 0;
  for (const path of found) {
    const text = files[path] ?? '';
    const { locale, protocol, articles } = JSON.parse(text) as Listed;
    expect(path).toBe(`manifests/${locale}/${protocol}.json`);
    expect(text.trimEnd().split('\n').length).toBe(articles.length + 2);
    expect(
      text
        .split('\n')
        .slice(1, -2)
        .map((line) => JSON.parse(line.replace(/,$/, ''))),
    ).toEqual(articles);
    for (const listed of articles) {
      const { id } = listed;
      const article = JSON.parse(files[`json/${locale}/${protocol}/${id}.json`] ?? '');
      const { draft, index, key, kind, title, digest, translation } = article;
      expect(listed).toEqual({
        ...{ id, key, kind, title, draft, index, digest, coverage: translation.coverage },
        ...(kind === 'overview' ? {} : { codes: article.codes }),
      });
      expect(files[`articles/${locale}/${protocol}/${id}.md`]).toContain(`digest: "${digest}"`);
    }
    total += articles.length;
  }
  expect(Object.keys(files).filter((path) => path.startsWith('articles/')).length).toBe(total);
  // In each of two languages: DNS has 3 codes and 3 comparisons, SMTP 2 and 1; all Japanese pages are drafts.
  expect(counts).toEqual({
    ...{ comparison: 8, code: 10, overview: 4, draft: 11, locales: 2, omitted: 0 },
    ...{ listed: 0, unjudged: 4, excluded: 7 },
  });
});

test('the manifests of what was not built are those of the build before', async () => {
  const root = makeRoot({ ...sources, 'locales/ja/article.json': {} });
  await build(root);
  const before = filesBelow(join(root, 'dist'));
  const { counts } = await build(root, { locales: ['ja'], protocols: ['smtp'] });
  expect(counts).toMatchObject({ comparison: 1, code: 2, overview: 1, locales: 1 });
  expect(filesBelow(join(root, 'dist'))).toEqual(before);
});

test('a first build of a part lists that part alone', async () => {
  const root = makeRoot(sources);
  await build(root, { protocols: ['dns'], formats: ['json'] });
  expect(JSON.parse(readFileSync(join(root, 'dist/manifest.json'), 'utf8')).manifests).toEqual(['manifests/en/dns.json']);
});

test('articles come in the order of the codes: the overview, the codes, the comparisons', async () => {
  const root = makeRoot(sources);
  await build(root);
  const { articles } = JSON.parse(readFileSync(join(root, 'dist/manifests/en/dns.json'), 'utf8')) as Listed;
  expect(articles.map(({ id }) => id)).toEqual(['overview', '9', '10', '11', '9-vs-10', '9-vs-11', '10-vs-11']);
});
