import { afterAll } from 'vitest';
import type { Cms } from '../../contract/targets.ts';
import { makeFolder } from '../../generators/folder.ts';
import { wordpressCms } from '../../publish/wordpress-cms.ts';
import { startWordPress, type WordPress } from './start.ts';

export interface Opened {
  readonly cms: Cms;
  readonly wordpress: WordPress;
}

let running: Promise<WordPress> | undefined;
afterAll(async () => (await running)?.stop());

/** The WordPress that the tests of one file share, with these plugins and no posts. */
export async function openSite(plugins: Readonly<Record<string, string>>): Promise<Opened> {
  const folder = makeFolder();
  running ??= startWordPress(folder);
  const wordpress = await running;
  wordpress.plugins(plugins);
  const cms = wordpressCms({
    url: () => wordpress.url,
    user: 'publisher',
    token: () => wordpress.passwords.publisher,
    root: folder,
    clear: async () => wordpress.sql('DELETE FROM wp_posts; DELETE FROM wp_postmeta; DELETE FROM wp_term_relationships;'),
  });
  await cms.clear();
  return { cms, wordpress };
}
