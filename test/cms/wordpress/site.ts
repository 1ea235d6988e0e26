import { basename, join } from 'node:path';
import type { TargetConfig } from '../../../pipeline/content.ts';
import { makeFolder, writeFiles } from '../../generators/folder.ts';
import { type Given, writeBuilt } from '../../publish/built-folder.ts';
import { type Ran, type Run, runPublish } from '../../publish/run-publish.ts';
import { type Opened, openSite } from './open.ts';
import { ours } from './start.ts';

export interface Site extends Opened {
  /** Publish what is built. */
  run(more?: Partial<Run>): Promise<Ran>;
  /** Replace what is built, by default with two articles in three languages. */
  build(given?: readonly Given[]): void;
  /** Ask WordPress as a person's browser does, by POST where something is sent. */
  call(path: string, body?: object): Promise<unknown>;
  idOf(slug: string): Promise<number>;
}

export const usual: readonly Given[] = ['en', 'id', 'ko'].flatMap((locale) => [
  { locale, id: '450', text: `See “450” -- <a href="../550/">550</a>` },
  { locale, id: '550', index: locale !== 'ko' },
]);

/** A site with our plugin, and what tests do with it. */
export async function siteOfTest(): Promise<Site> {
  const { cms, wordpress } = await openSite(ours);
  const dist = join(makeFolder(), 'dist');
  const call = async (path: string, body?: object): Promise<unknown> => {
    const credentials = Buffer.from(`publisher:${wordpress.passwords.publisher}`).toString('base64');
    const response = await fetch(`${wordpress.url}/wp-json/${path}`, {
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    cms,
    wordpress,
    run: (more = {}) =>
      runPublish({
        dist,
        secrets: cms.secrets,
        root: cms.root,
        ...more,
        config: { ...cms.config, url: wordpress.url, ...more.config } as TargetConfig,
      }),
    build: (given = usual) => writeBuilt(dist, given),
    call,
    async idOf(slug) {
      const [post] = (await call(`wp/v2/posts?slug=${slug}&status=any&context=edit`)) as readonly { id: number }[];
      return post?.id ?? 0;
    },
  };
}

/** A plugin of somebody else, as one file; each has its own name, since PHP remembers for a while where a name leads. */
export function foreign(php: string): Readonly<Record<string, string>> {
  const folder = makeFolder();
  const name = `${basename(folder)}.php`;
  writeFiles(folder, { [name]: `<?php\n${php}\n` });
  return { [name]: join(folder, name) };
}
