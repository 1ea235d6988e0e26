import { request } from 'node:http';
import type { Cms, Seen } from '../contract/targets.ts';

const type = 'api::article.article';

interface Row {
  readonly documentId: string;
  readonly externalId: string;
  readonly locale: string;
  readonly title: string | null;
  readonly body: string | null;
  readonly description: string | null;
  readonly html: string | null;
  readonly data: unknown;
}

interface Setup {
  readonly url: () => string;
  /** An API token, as our target has one. */
  readonly token: () => string;
  /** What an editor who has signed in sends to the admin panel's own interface. */
  readonly session: () => string;
  readonly root: string;
}

/** Strapi with what its editors do besides, apart from what the contract asks of every CMS. */
export interface StrapiCms extends Cms {
  /** Change a title and press "Save": readers see the old one. */
  saveDraft(key: string, locale: string, title: string): Promise<void>;
}

/** One request on a connection of its own: one that is kept may have been closed while the test waited for a command. */
export const send = (
  method: string,
  url: URL,
  bearer: string | undefined,
  body?: object,
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    };
    const outgoing = request(url, { method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** Strapi as readers see it, through its REST interface, and as editors change it, through that of its admin panel; with none of our code. */
export function strapiCms({ url, token, session, root }: Setup): StrapiCms {
  const call = async (method: string, path: string, bearer: string, body?: object): Promise<unknown> => {
    const { status, text } = await send(method, new URL(path, url()), bearer, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const rows = async (status: 'draft' | 'published'): Promise<Row[]> => {
    const all: Row[] = [];
    for (let page = 1; ; page += 1) {
      const query = new URLSearchParams({
        status,
        locale: '*',
        sort: 'id',
        'pagination[page]': String(page),
        'pagination[pageSize]': '100',
      });
      const { data, meta } = (await call('GET', `/api/articles?${query}`, token())) as {
        data: Row[];
        meta: { pagination: { pageCount: number } };
      };
      all.push(...data);
      if (page >= meta.pagination.pageCount) return all;
    }
  };
  const admin = (method: string, path: string, body: object = {}): Promise<unknown> =>
    call(method, `/content-manager/collection-types/${type}${path}`, session(), method === 'DELETE' ? undefined : body);
  const idOf = async (key: string): Promise<string> => {
    const query = new URLSearchParams({ status: 'draft', locale: '*', 'filters[externalId][$eq]': key });
    const { data } = (await call('GET', `/api/articles?${query}`, token())) as { data: Row[] };
    const [row] = data;
    if (row === undefined) throw new Error(`There is no ${key}`);
    return row.documentId;
  };
  return {
    config: { type: 'strapi' },
    get secrets() {
      return { token: token() };
    },
    backend: url,
    root,
    async clear() {
      for (const documentId of new Set((await rows('draft')).map((row) => row.documentId)))
        await admin('DELETE', `/${documentId}?locale=*`);
    },
    async all() {
      const seen: Record<string, Seen> = {};
      const live = await rows('published');
      const isLive = new Set(live.map(({ documentId, locale }) => `${documentId} ${locale}`));
      const drafts = (await rows('draft')).filter(({ documentId, locale }) => !isLive.has(`${documentId} ${locale}`));
      const all = [
        ...live.map((row) => ({ row, state: 'live' as const })),
        ...drafts.map((row) => ({ row, state: 'draft' as const })),
      ];
      for (const { row, state } of all) {
        const id = `${row.locale}/${row.externalId}`;
        const name = id in seen ? `${id} in ${row.documentId}` : id;
        const { description, html, data } = row;
        seen[name] = { title: row.title ?? '', body: row.body ?? '', more: { description, html, data }, state };
      }
      return seen;
    },
    retitle: async (key, locale, title) =>
      void (await admin('POST', `/${await idOf(key)}/actions/publish?locale=${locale}`, { title })),
    saveDraft: async (key, locale, title) => void (await admin('PUT', `/${await idOf(key)}?locale=${locale}`, { title })),
    unpublish: async (key, locale) => void (await admin('POST', `/${await idOf(key)}/actions/unpublish?locale=${locale}`)),
    remove: async (key) => void (await admin('DELETE', `/${await idOf(key)}?locale=*`)),
    write: async (key, locale, title) =>
      void (await admin('POST', `/actions/publish?locale=${locale}`, { externalId: key, title })),
    bodyOf: ({ markdown }) => markdown,
    publishesHtml: true,
    moreOf({ description, body, kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, translation }) {
      const data = { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, coverage: translation.coverage };
      return { description, html: body.html, data };
    },
  };
}
