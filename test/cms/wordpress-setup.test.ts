import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doneIn, planOf, type Run } from '../publish/run-publish.ts';
import { foreign, type Site, siteOfTest } from './wordpress/site.ts';
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

describe('what keeps Kontras from writing, and how to mend it', () => {
  const refusal = async (more: Partial<Run> = {}): Promise<string> => {
    const { obstacles, refused, outcomes } = await site.run(more);
    expect(outcomes).toEqual([]);
    expect(await site.cms.all()).toEqual({});
    return refused?.message ?? obstacles.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  };

  test('a wrong password', async () => {
    expect(await refusal({ secrets: { user: 'publisher', token: 'not the password' } })).toBe(
      'The target refuses the credentials (401)',
    );
  });

  test('an author, and a subscriber', async () => {
    const { scribe: token, reader } = site.wordpress.passwords;
    expect(await refusal({ secrets: { user: 'scribe', token } })).toBe(
      'publish/role: The user lacks edit_others_posts in WordPress, expected all of it',
    );
    expect(await refusal({ secrets: { user: 'reader', token: reader } })).toBe(
      'publish/role: The user lacks edit_posts, edit_others_posts, edit_published_posts, publish_posts in WordPress, expected all of it',
    );
  });

  test('an editor who loses markup', async () => {
    site.wordpress.plugins({ ...ours, ...foreign("define( 'DISALLOW_UNFILTERED_HTML', true );") });
    expect(await refusal()).toBe(
      'publish/role: WordPress removes <svg>, <desc>, <rect>, <text>, <tspan>, <path> from what this user writes, expected all of it to stay',
    );
  });

  test('no plugin', async () => {
    site.wordpress.plugins({});
    const { obstacles } = await site.run();
    expect(obstacles.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'publish/plugin: Missing the plugin of Kontras in WordPress, expected it',
    ]);
    site.wordpress.plugins(ours);
    expect(await site.cms.all()).toEqual({});
  });

  test('a plugin of another version', async () => {
    site.wordpress.plugins({
      ...ours,
      ...foreign(
        "add_filter( 'rest_post_dispatch', function ( $r ) { $d = $r->get_data(); if ( isset( $d['version'] ) ) { $d['version'] = '9'; $r->set_data( $d ); } return $r; } );",
      ),
    });
    expect(await refusal()).toBe('publish/plugin: Unexpected version 9 of the plugin in WordPress, expected 1');
  });

  test('a REST interface that is closed', async () => {
    site.wordpress.plugins({
      ...ours,
      ...foreign(
        "add_filter( 'rest_authentication_errors', function () { return new WP_Error( 'rest_disabled', 'The REST API is disabled.', array( 'status' => 404 ) ); } );",
      ),
    });
    const { obstacles } = await site.run();
    expect(obstacles.map(({ rule }) => rule)).toEqual(['publish/rest']);
  });

  test('a server that keeps the password from WordPress', async () => {
    site.wordpress.plugins({ ...ours, ...foreign("unset( $_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW'] );") });
    const { obstacles } = await site.run();
    expect(obstacles.map(({ rule }) => rule)).toEqual(['publish/login']);
  });

  test('a post type that is not there', async () => {
    expect(await refusal({ config: { collection: 'none' } as Run['config'] })).toBe(
      'publish/collection: Unexpected post type "none", expected one that WordPress has',
    );
  });

  test('a language that Polylang does not have', async () => {
    site.wordpress.plugins({ ...ours, ...polylang });
    site.build([{ locale: 'zh-Hans', id: '450' }]);
    expect(await refusal()).toBe('publish/locale: Missing language "zh-Hans" in Polylang, expected one of en, id, ko');
    expect(doneIn(await site.run({ config: { locales: { 'zh-Hans': 'ko' } } as unknown as Run['config'] }))).toEqual({
      create: 1,
    });
    expect(Object.keys(await site.cms.all())).toEqual(['zh-Hans/smtp-450']);
  });

  test('tables without transactions', async () => {
    site.wordpress.sql('ALTER TABLE wp_postmeta ENGINE = MyISAM');
    expect(await refusal()).toBe('publish/engine: Unexpected table wp_postmeta (MyISAM), expected InnoDB');
    site.wordpress.sql('ALTER TABLE wp_postmeta ENGINE = InnoDB');
  });

  test('markup that a plugin changes in one article fails that one, and nothing of it stays', async () => {
    site.wordpress.plugins({
      ...ours,
      ...foreign("add_filter( 'content_save_pre', function ( $c ) { return str_replace( '450', '', $c ); } );"),
    });
    const ran = await site.run();
    expect(doneIn(ran)).toEqual({ create: 3, failed: 3 });
    expect(ran.outcomes.find(({ outcome }) => outcome === 'failed')?.reason).toBe(
      'the target answered 422: WordPress would keep another content than it was sent',
    );
    expect(Object.keys(await site.cms.all())).toEqual(['en/smtp-550', 'id/smtp-550', 'ko/smtp-550']);
  });
});

test('plain permalinks do as well', async () => {
  const permalinks = (structure: string): void =>
    site.wordpress.sql(`UPDATE wp_options SET option_value = '${structure}' WHERE option_name = 'permalink_structure'`);
  permalinks('');
  expect(doneIn(await site.run())).toEqual({ create: 6 });
  expect(planOf(await site.run())).toEqual({ same: 6 });
  permalinks('/%postname%/');
});
