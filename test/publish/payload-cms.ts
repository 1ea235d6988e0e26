import { request } from 'node:http';
import type { Cms, Seen } from '../contract/targets.ts';

type Localized = Readonly<Record<string, string | null>>;

interface Doc {
  readonly externalId: string;
  readonly title: Localized;
  readonly body?: Localized;
  readonly description?: Localized;
  readonly html?: Localized;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly _status: Localized;
}

interface Setup {
  readonly url: () => string;
  readonly token: string;
  readonly root: string;
  clear(): Promise<void>;
}

/** One request on a connection of its own: one that is kept may have been closed while the test waited for a command. */
const send = (method: string, url: URL, token: string, body?: object): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `users API-Key ${token}`, 'content-type': 'application/json' };
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

/** Payload as its editors use it: through its own REST interface, with none of our code. */
export function payloadCms({ url, token, root, clear }: Setup): Cms {
  const call = async (method: string, path: string, body?: object): Promise<{ docs: Doc[] }> => {
    const { status, text } = await send(method, new URL(`/api/articles${path}`, url()), token, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text);
  };
  const named = (key: string, locale = 'en'): string => `?where[externalId][equals]=${key}&locale=${locale}&depth=0`;
  return {
    config: { type: 'payload' },
    secrets: { token },
    backend: url,
    root,
    clear,
    async all() {
      const { docs } = await call('GET', '?locale=all&limit=2000&depth=0');
      return Object.fromEntries(
        docs.flatMap((doc) =>
          Object.keys(doc.title)
            .filter((locale) => typeof doc.title[locale] === 'string')
            .map((locale): [string, Seen] => {
              const [title, body, status] = [doc.title[locale] ?? '', doc.body?.[locale] ?? '', doc._status[locale]];
              const more = {
                description: doc.description?.[locale],
                html: doc.html?.[locale],
                data: doc.data?.[locale],
              };
              return [`${locale}/${doc.externalId}`, { title, body, more, state: status === 'published' ? 'live' : 'draft' }];
            }),
        ),
      );
    },
    retitle: async (key, locale, title) => void (await call('PATCH', named(key, locale), { title })),
    unpublish: async (key, locale) => void (await call('PATCH', named(key, locale), { _status: 'draft' })),
    remove: async (key) => void (await call('DELETE', named(key))),
    write: async (key, locale, title) =>
      void (await call('POST', '?locale=all', {
        externalId: key,
        title: { [locale]: title },
        _status: { [locale]: 'published' },
      })),
    bodyOf: ({ markdown }) => markdown,
    publishesHtml: true,
    moreOf({ description, body, kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, translation }) {
      const data = { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, coverage: translation.coverage };
      return { description, html: body.html, data };
    },
  };
}
