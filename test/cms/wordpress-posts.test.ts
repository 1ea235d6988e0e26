import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doneIn, planOf } from '../publish/run-publish.ts';
import { foreign, type Site, siteOfTest, usual } from './wordpress/site.ts';
import { ours, polylang } from './wordpress/start.ts';

let site: Site;
beforeAll(async () => {
  site = await siteOfTest();
});
beforeEach(async () => {
  site.wordpress.plugins(ours);
  await site.cms.clear();
  site.build();
});

test('eight equal requests at once make one article', async () => {
  const one = { locale: 'ko', state: 'live', title: 'T', excerpt: 'E', content: '<p>C</p>', slug: 's', data: '{}', stamp: '1' };
  const requests = Array.from({ length: 8 }, () => site.call('kontras/v1/articles', { key: 'smtp-450', articles: [one] }));
  const made = (await Promise.allSettled(requests)).filter(({ status }) => status === 'fulfilled');
  expect(made).toHaveLength(1);
  expect(Object.keys(await site.cms.all())).toEqual(['ko/smtp-450']);
});

test('a text and its stamp are read as they were at one moment', async () => {
  await site.run();
  const between = `
add_filter( 'query', function ( $query ) {
  static $isDone = false;
  if ( ! $isDone && 'GET' === $_SERVER['REQUEST_METHOD'] && false !== strpos( $query, "meta_key IN ('_kontras_key'" ) ) {
    $isDone = true;
    $other = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
    $other->query( "UPDATE wp_postmeta SET meta_value = '1 gone 0123456789abcdef live' WHERE meta_key = '_kontras_stamp'" );
  }
  return $query;
} );`;
  site.wordpress.plugins({ ...ours, ...foreign(between) });
  expect(planOf(await site.run({ apply: false }))).toEqual({ same: 6 });
  site.wordpress.plugins(ours);
  expect(planOf(await site.run({ apply: false }))).toEqual({ update: 6 });
});

test('slugs that WordPress cuts to the same letters stay two', async () => {
  const long = 'x'.repeat(198);
  site.build(['1', '2'].map((end) => ({ locale: 'ko', id: long + end })));
  expect(doneIn(await site.run())).toEqual({ create: 2 });
  expect(planOf(await site.run())).toEqual({ same: 2 });
});

describe('what a person does in the editor', () => {
  const retext = (): void => site.build(usual.map((one) => ({ ...one, text: 'New.' })));
  const reasons = async (): Promise<readonly (string | undefined)[]> =>
    (await site.run()).outcomes.filter(({ outcome }) => outcome !== 'done').map(({ reason }) => reason);

  test('an autosave is not buried', async () => {
    await site.run();
    await site.call(`wp/v2/posts/${await site.idOf('smtp-450-ko')}/autosaves`, { content: 'What I am writing' });
    expect(planOf(await site.run())).toEqual({ same: 6 });
    retext();
    expect(await reasons()).toEqual(['an autosave in ko is not published yet and would be buried']);
    expect(doneIn(await site.run({ overwrite: ['ko/smtp-450'] }))).toEqual({ update: 1 });
    expect(planOf(await site.run())).toEqual({ same: 6 });
  });

  test('an open editor is left alone', async () => {
    await site.run();
    const id = await site.idOf('smtp-450-ko');
    site.wordpress.sql(
      `INSERT INTO wp_postmeta (post_id, meta_key, meta_value) VALUES (${id}, '_edit_lock', CONCAT(UNIX_TIMESTAMP(), ':1'))`,
    );
    retext();
    expect(await reasons()).toEqual(['work in an open editor in ko is not published yet and would be buried']);
    site.wordpress.sql(`UPDATE wp_postmeta SET meta_value = CONCAT(UNIX_TIMESTAMP() - 300, ':1') WHERE meta_key = '_edit_lock'`);
    expect(doneIn(await site.run())).toEqual({ update: 1 });
  });

  test.each([
    ['a password', { password: 'secret' }, 'unpublished in the CMS'],
    ['another address', { slug: 'mine' }, 'edited in the CMS since Kontras wrote it'],
    ['another excerpt', { excerpt: 'mine' }, 'edited in the CMS since Kontras wrote it'],
    ['a private post', { status: 'private' }, 'unpublished in the CMS'],
    ['a later date', { status: 'future', date: '2099-01-01T00:00:00' }, 'unpublished in the CMS'],
  ])('%s is an edit, and --overwrite takes it back', async (_, edit, reason) => {
    await site.run();
    await site.call(`wp/v2/posts/${await site.idOf('smtp-450-ko')}`, edit);
    expect(await reasons()).toEqual([reason]);
    expect(doneIn(await site.run({ overwrite: ['ko/smtp-450'] }))).toEqual({ update: 1 });
    expect(planOf(await site.run())).toEqual({ same: 6 });
    const [post] = (await site.call('wp/v2/posts?slug=smtp-450-ko')) as readonly { content: { protected: boolean } }[];
    expect(post?.content.protected).toBe(false);
  });

  test('a copy of an article is reported, and neither is touched', async () => {
    await site.run();
    await site.cms.write('smtp-450', 'ko', 'A copy');
    retext();
    expect(doneIn(await site.run())).toEqual({ update: 5, conflict: 1 });
    expect(await reasons()).toEqual(['the CMS has two articles of this key']);
  });

  test('what lies in the trash is made again, and is two when it is taken back', async () => {
    await site.run();
    const id = await site.idOf('smtp-450-ko');
    await site.cms.remove('smtp-450');
    expect(doneIn(await site.run())).toEqual({ create: 3 });
    await site.call(`wp/v2/posts/${id}`, { status: 'publish' });
    expect(await reasons()).toEqual(['the CMS has two articles of this key']);
  });

  test('an update leaves a revision to go back to', async () => {
    await site.run();
    retext();
    await site.run();
    expect(await site.call(`wp/v2/posts/${await site.idOf('smtp-450-ko')}/revisions`)).toHaveLength(1);
  });
});

describe('what readers see', () => {
  const page = async (slug: string): Promise<string> => await (await fetch(`${site.wordpress.url}/${slug}/`)).text();

  test('the text as it was built, in its language, with links to articles and to the other languages', async () => {
    await site.run();
    const shown = await page('smtp-450-ko');
    expect(shown).toContain('<html lang="ko">');
    expect(shown).toContain(
      `<p>See “450” -- <a href="${site.wordpress.url}/smtp-550-ko/">550</a></p>\n<p dir="ltr">2 &amp; 3</p></html>`,
    );
    for (const locale of ['en', 'id', 'ko'])
      expect(shown).toContain(`<link rel="alternate" hreflang="${locale}" href="${site.wordpress.url}/smtp-450-${locale}/" />`);
    expect(shown).not.toContain('noindex');
    expect(await page('smtp-550-ko')).toContain('noindex');
  });

  test('posts of others are shown as ever', async () => {
    await site.call('wp/v2/posts', { title: 'Other', slug: 'other', status: 'publish', content: 'One -- "two"\n\nthree' });
    expect(await page('other')).toContain('<p>One &#8212; &#8220;two&#8221;</p>\n<p>three</p>');
  });

  test('Polylang knows the language of each, and which are translations of each other', async () => {
    site.wordpress.plugins({ ...ours, ...polylang });
    await site.run({ part: { locales: ['en', 'id'] } });
    await site.run();
    const ids = Object.fromEntries(
      await Promise.all(['en', 'id', 'ko'].map(async (locale) => [locale, await site.idOf(`smtp-450-${locale}`)] as const)),
    );
    for (const id of Object.values(ids)) expect(await site.call(`wp/v2/posts/${id}`)).toMatchObject({ translations: ids });
  });

  test('a site that gets Polylang later has its articles put into it', async () => {
    await site.run();
    site.wordpress.plugins({ ...ours, ...polylang });
    expect(doneIn(await site.run())).toEqual({ update: 6 });
    expect(await site.call(`wp/v2/posts/${await site.idOf('smtp-450-ko')}`)).toMatchObject({
      translations: { en: await site.idOf('smtp-450-en'), ko: await site.idOf('smtp-450-ko') },
    });
    expect(planOf(await site.run())).toEqual({ same: 6 });
  });
});
