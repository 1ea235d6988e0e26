import { request } from 'node:http';
import type { Cms, Seen } from '../contract/targets.ts';

interface Post {
  readonly id: number;
  readonly status: string;
  readonly title: { readonly raw: string };
  readonly content: { readonly raw: string };
  readonly excerpt: { readonly raw: string };
  readonly slug: string;
  readonly meta: { readonly _kontras_key?: string; readonly _kontras_locale?: string };
}

interface Setup {
  readonly url: () => string;
  readonly user: string;
  readonly token: () => string;
  readonly root: string;
  clear(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly pages: number;
  readonly text: string;
}

/** One request on a connection of its own: one that is kept may have been closed while the test waited for a command. */
const send = (method: string, url: URL, credentials: string, body?: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {
      authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
      'content-type': 'application/json',
    };
    const outgoing = request(url, { method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      const pages = Number(answer.headers['x-wp-totalpages'] ?? 1);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, pages, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** WordPress as its editors use it: through its own REST interface, as the block editor does, with none of our routes. */
export function wordpressCms({ url, user, token, root, clear }: Setup): Cms {
  const call = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await send(method, new URL(`/wp-json/wp/v2/posts${path}`, url()), `${user}:${token()}`, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  };
  const posts = async (): Promise<readonly Post[]> => {
    const found: Post[] = [];
    for (let page = 1; ; page += 1) {
      const query = `?context=edit&status=any&orderby=id&order=asc&per_page=100&page=${page}`;
      const { text, pages } = await call('GET', `${query}&_fields=id,status,slug,title.raw,content.raw,excerpt.raw,meta`);
      found.push(...(JSON.parse(text) as Post[]));
      if (page >= pages) return found;
    }
  };
  const change = async (method: string, key: string, locale: string | undefined, body?: object): Promise<void> => {
    for (const { id, meta } of await posts()) {
      if (meta._kontras_key !== key || (locale !== undefined && meta._kontras_locale !== locale)) continue;
      await call(method, `/${id}`, body);
    }
  };
  return {
    config: { type: 'wordpress' },
    get secrets() {
      return { user, token: token() };
    },
    backend: url,
    root,
    clear,
    async all() {
      const seen: Record<string, Seen> = {};
      for (const { title, content, excerpt, slug, status, meta } of await posts()) {
        const id = `${meta._kontras_locale}/${meta._kontras_key}`;
        const state = status === 'publish' ? 'live' : 'draft';
        seen[id in seen ? `${id} again` : id] = {
          title: title.raw,
          body: content.raw,
          more: { excerpt: excerpt.raw, slug },
          state,
        };
      }
      return seen;
    },
    retitle: (key, locale, title) => change('POST', key, locale, { title }),
    unpublish: (key, locale) => change('POST', key, locale, { status: 'draft' }),
    remove: (key) => change('DELETE', key, undefined),
    async write(key, locale, title) {
      await call('POST', '', { title, status: 'publish', meta: { _kontras_key: key, _kontras_locale: locale } });
    },
    bodyOf: ({ html }) => html,
    moreOf: ({ description, key, locale }) => ({ excerpt: description, slug: `${key}-${locale}` }),
  };
}
