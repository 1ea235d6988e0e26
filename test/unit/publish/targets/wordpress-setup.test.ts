import { expect, test } from 'vitest';
import type { Answer } from '../../../../publish/http/client.ts';
import { RejectedAnswer } from '../../../../publish/http/client.ts';
import { inspect } from '../../../../publish/targets/wordpress-setup.ts';

const probe = '<p dir="rtl"><b>a</b></p><svg><path></path></svg>';
const rights = { user: true, type: true, toWrite: [], toDelete: [] };
const well = { version: '1', ...rights, engine: null, languages: null, probe, kept: probe };
const answer = (body: unknown, status = 200): Answer => ({ status, headers: new Headers(), body });

/** What is said of a WordPress whose plugin answers so. */
async function said(ask: () => Answer, removed = 'unpublish'): Promise<string[]> {
  const inspected = {
    type: 'post',
    removed,
    locales: ['en', 'zh-Hans'],
    theirs: (tag: string) => (tag === 'zh-Hans' ? 'zh' : tag),
  };
  const { obstacles } = await inspect({ send: async () => ask() }, inspected);
  return obstacles.map(({ rule, message }) => `${rule}: ${message}`);
}
const refused = (body: unknown) => () => {
  throw new RejectedAnswer('no', answer(body, 404));
};

test.each<[string, () => Answer, string[]]>([
  ['all is well', () => answer(well), []],
  ['no plugin', refused({ code: 'rest_no_route' }), ['publish/plugin: Missing the plugin of Kontras in WordPress, expected it']],
  [
    'another version',
    () => answer({ ...well, version: '2' }),
    ['publish/plugin: Unexpected version 2 of the plugin in WordPress, expected 1'],
  ],
  [
    'no REST interface',
    refused(undefined),
    ['publish/rest: Unexpected answer where the REST interface of WordPress should be, expected the interface'],
  ],
  [
    'nobody logged in',
    () => answer({ version: '1', user: false }),
    ['publish/login: The password did not reach WordPress, or it takes no application passwords; expected both'],
  ],
  [
    'a low role',
    () => answer({ ...well, toWrite: ['publish_posts'], toDelete: ['delete_posts'] }),
    ['publish/role: The user lacks publish_posts in WordPress, expected all of it'],
  ],
  [
    'lost markup',
    () => answer({ ...well, kept: probe.replace(/<svg.*<\/svg>/, '') }),
    ['publish/role: WordPress removes <svg>, <path> from what this user writes, expected all of it to stay'],
  ],
  [
    'changed attributes',
    () => answer({ ...well, kept: probe.replace('dir="rtl"', '') }),
    ['publish/role: WordPress changes attributes in what this user writes, expected all of it to stay'],
  ],
  [
    'a table without transactions',
    () => answer({ ...well, engine: 'wp_posts (MyISAM)' }),
    ['publish/engine: Unexpected table wp_posts (MyISAM), expected InnoDB'],
  ],
  [
    'a language that Polylang does not have',
    () => answer({ ...well, languages: ['en', 'ko'], isTranslated: true }),
    ['publish/locale: Missing language "zh" in Polylang, expected one of en, ko'],
  ],
  [
    'a post type that Polylang leaves alone',
    () => answer({ ...well, languages: ['en', 'zh'], isTranslated: false }),
    ['publish/collection: Polylang does not translate the post type "post", expected it to'],
  ],
])('%s', async (_, ask, expected) => {
  expect(await said(ask)).toEqual(expected);
});

test('the right to delete is needed where the config deletes', async () => {
  expect(await said(() => answer({ ...well, toDelete: ['delete_posts'] }), 'delete')).toEqual([
    'publish/role: The user lacks delete_posts in WordPress, expected all of it',
  ]);
});
