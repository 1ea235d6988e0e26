import { createHash } from 'node:crypto';
import type { ModelAnswer, ModelRequest } from './model-server.ts';

interface Post {
  readonly id: number;
  readonly status: string;
  readonly modified: number;
  readonly meta: Readonly<Record<string, string>>;
  readonly title: string;
  readonly excerpt: string;
  readonly content: string;
  readonly slug: string;
}

export interface Site {
  readonly user: string;
  readonly password: string;
  /** The languages of Polylang; without it there are none. */
  readonly languages?: readonly string[];
  /** What the plugin says of itself and of the user, where that is to be wrong. */
  readonly status?: object;
  readonly hasPlugin?: boolean;
}

const metaOf = { key: '_kontras_key', locale: '_kontras_locale', data: '_kontras_data', stamp: '_kontras_stamp' };
const columns = ['title', 'excerpt', 'content', 'slug'] as const;

/** How WordPress 6.1 with our plugin answers what our target asks of it, and the editors; test/cms holds the target against the real one. */
export function wordpressModel(site: Site): (request: ModelRequest) => ModelAnswer {
  const { user, password, languages = null, status = {}, hasPlugin = true } = site;
  const posts = new Map<number, Post>();
  let [ids, clock] = [0, 0];
  const error = (code: string, status: number): ModelAnswer => ({
    status,
    body: { code, message: `It is ${code}`, data: { status } },
  });
  const row = (post: Post) => {
    const { id, title, excerpt, content, slug, meta } = post;
    const named = Object.entries(metaOf).map(([name, key]) => [name, meta[key] ?? (name === 'stamp' ? null : '')]);
    const state = post.status === 'publish' ? 'live' : 'draft';
    const revision = createHash('sha1').update(JSON.stringify(post)).digest('hex');
    return { id, state, title, excerpt, content, slug, ...Object.fromEntries(named), revision, pending: null };
  };
  const save = (post: Post, given: Readonly<Record<string, unknown>>): Post => {
    clock += 1;
    const own = columns.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : []));
    const meta = Object.entries(metaOf).flatMap(([name, key]) => (typeof given[name] === 'string' ? [[key, given[name]]] : []));
    const state = given.state === undefined ? {} : { status: given.state === 'live' ? 'publish' : 'draft' };
    const next = {
      ...post,
      ...Object.fromEntries(own),
      ...state,
      meta: { ...post.meta, ...Object.fromEntries(meta) },
      modified: clock,
    };
    posts.set(next.id, next);
    return next;
  };
  const fresh = (): Post => {
    ids += 1;
    return { id: ids, status: 'draft', modified: 0, meta: {}, title: '', excerpt: '', content: '', slug: '' };
  };
  const keyed = (): Post[] => [...posts.values()].filter(({ meta }) => meta[metaOf.key] !== undefined);

  const plugin = ({ method, path, query, body }: ModelRequest): ModelAnswer => {
    if (path === 'status') {
      const rights = { user: true, type: true, toWrite: [], toDelete: [], engine: null, probe: '<p>', kept: '<p>' };
      return { status: 200, body: { version: '1', ...rights, languages, isTranslated: true, ...status } };
    }
    if (path === 'articles' && method === 'GET') {
      const [key, after, limit] = [query.get('key'), Number(query.get('after')), Number(query.get('limit'))];
      if (key !== null)
        return {
          status: 200,
          body: {
            articles: keyed()
              .filter((one) => one.meta[metaOf.key] === key)
              .map(row),
          },
        };
      const articles = keyed().filter(({ id }) => id > after);
      const page = articles.slice(0, limit);
      return { status: 200, body: { articles: page.map(row), next: articles.length > limit ? page.at(-1)?.id : null } };
    }
    if (path === 'articles') {
      const { key, articles } = body as { key: string; articles: readonly Record<string, unknown>[] };
      const there = keyed().filter(({ meta }) => meta[metaOf.key] === key);
      if (articles.some(({ locale }) => there.some(({ meta }) => meta[metaOf.locale] === locale))) return error('kontras', 409);
      return { status: 201, body: { articles: articles.map((one) => row(save(fresh(), { ...one, key }))) } };
    }
    const post = posts.get(Number(path.split('/')[1]));
    if (post === undefined) return error('kontras', 404);
    if (row(post).revision !== query.get('revision')) return error('kontras', 409);
    if (method !== 'DELETE') return { status: 200, body: row(save(post, body)) };
    posts.delete(post.id);
    return { status: 200, body: { id: post.id } };
  };

  /** WordPress's own interface to posts, as the block editor uses it. */
  const core = ({ method, path, query, body }: ModelRequest): ModelAnswer => {
    if (method === 'GET') {
      const [page, limit] = [Number(query.get('page')), Number(query.get('per_page'))];
      const all = [...posts.values()].map((post) => ({
        ...post,
        title: { raw: post.title },
        content: { raw: post.content },
        excerpt: { raw: post.excerpt },
      }));
      const pages = String(Math.ceil(all.length / limit));
      return { status: 200, body: all.slice((page - 1) * limit, page * limit), headers: { 'x-wp-totalpages': pages } };
    }
    const id = Number(path.split('/')[1]);
    if (method === 'DELETE') return { status: 200, body: { deleted: posts.delete(id) } };
    const post = posts.get(id) ?? fresh();
    const { title = post.title, status = post.status, meta = {} } = body as Partial<Post>;
    clock += 1;
    posts.set(post.id, { ...post, title, status, meta: { ...post.meta, ...meta }, modified: clock });
    return { status: 200, body: { id: post.id } };
  };

  return (request) => {
    const path = request.path.replace('/wp-json/', '');
    if (request.authorization !== `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)
      return error('incorrect_password', 401);
    if (path.startsWith('wp/v2/posts')) return core({ ...request, path: path.slice('wp/v2/'.length) });
    if (!hasPlugin || !path.startsWith('kontras/v1/')) return error('rest_no_route', 404);
    return plugin({ ...request, path: path.slice('kontras/v1/'.length) });
  };
}
