import { type Client, createClient } from '../http/client.ts';
import { localeNames } from '../locale-names.ts';
import { type Copy, type Fields, Refused, type State, type Target, Unknown } from '../target.ts';
import { readFields, renderFields, sentFields } from './article-fields.ts';
import type { Opening } from './index.ts';
import { inspect } from './strapi-setup.ts';

/** One language of a document, as the route returns it: the draft, which is what editors see. */
interface Row {
  readonly documentId: string;
  readonly locale: string;
  readonly externalId: string;
  readonly state: State;
  /** Whether an editor has saved something over what readers see. */
  readonly pending: boolean;
  readonly revision: string;
  readonly kontras: string | null;
  readonly [field: string]: unknown;
}

/** What is to become of one language. Without a state its draft alone is written, and readers see what they saw. */
interface Change {
  readonly locale: string;
  /** What it was decided on; absent for a language that is new. */
  readonly revision?: string;
  readonly state?: State | 'gone';
  readonly data?: object;
}

/**
 * Strapi 5: one document per article, with a row for each locale. It is written through a route that we ship, since the REST interface
 * neither unpublishes nor refuses to write over what has changed since it was read: a write names the revisions that it was decided on,
 * and changes one article in all the languages that it names or in none. A language is a copy of its own, so that none stands in the way of another.
 */
export function openStrapi({ settings, secrets, signal, waits, breaker }: Opening): Target {
  const { collection = 'articles', rate, requestSeconds, removed } = settings;
  const names = localeNames(settings.locales);
  const url = new URL(settings.url as string);
  const client: Client = createClient({
    base: url.pathname === '/' ? new URL('/api', url) : url,
    headers: { authorization: `Bearer ${secrets.token}` },
    rate,
    timeout: requestSeconds * 1000,
    signal,
    ...(waits === undefined ? {} : { waits }),
    ...(breaker === undefined ? {} : { breaker }),
  });
  const path = `kontras/${collection}`;

  const copyOf = ({ documentId, locale, externalId, state, pending, revision, kontras, ...fields }: Row): Copy => ({
    key: externalId,
    locale: names.ours(locale),
    ref: `${documentId}/${locale}`,
    revision,
    state,
    fields: readFields((name) => fields[name]),
    stamp: kontras ?? undefined,
    ...(pending ? { pending: `a draft in ${locale}` } : {}),
  });
  const read = async (
    query: Readonly<Record<string, string>>,
  ): Promise<{ copies: readonly Copy[]; next: string | undefined }> => {
    const { body } = await client.send({ method: 'GET', path: `${path}/articles?${new URLSearchParams(query)}` });
    if (!isRows(body)) throw new Refused('The target answered without articles', 'Check "url": is this the API of Strapi?');
    return { copies: body.copies.map(copyOf), next: body.next ?? undefined };
  };
  /** @param of a language of the document, where there is one */
  const send = async (key: string, of: Copy | undefined, changes: readonly Change[]): Promise<readonly Copy[]> => {
    const document = of === undefined ? {} : { documentId: of.ref.split('/')[0] };
    const { body } = await client.send({ method: 'POST', path: `${path}/articles`, body: { key, ...document, changes } });
    if (!isRows(body)) throw new Unknown('the CMS answered without the article');
    return body.copies.map(copyOf);
  };
  const change = async (copy: Copy, state: State | undefined, fields: Fields, stamp: string): Promise<Copy> => {
    const { revision } = copy;
    const data = { ...sentFields(fields), kontras: stamp };
    const one = { locale: names.theirs(copy.locale), revision, ...(state === undefined ? {} : { state }), data };
    const [written] = await send(copy.key, copy, [one]);
    if (written === undefined) throw new Unknown('the CMS answered without the language that was written');
    return written;
  };

  return {
    capabilities: { atomic: true, unique: true, status: 'locale' },
    shape: 'strapi 1',
    render: renderFields,
    describe: (locales) => inspect(client, { path, collection, removed, locales, theirs: names.theirs }),
    async *list() {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const { copies, next } = await read({ after });
        yield* copies;
        after = next;
      }
    },
    find: async (key) => (await read({ key })).copies,
    async create(versions, siblings) {
      const changes = versions.map(({ locale, state, fields, stamp }): Change => {
        return { locale: names.theirs(locale), state, data: { ...sentFields(fields), kontras: stamp } };
      });
      return await send(versions[0]?.key ?? '', siblings[0], changes);
    },
    update: (copy, { state, fields, stamp }) => change(copy, state, fields, stamp),
    // A note on a person's draft goes into the draft, which stays one.
    mark: (copy, stamp) => change(copy, copy.pending === undefined ? copy.state : undefined, {}, stamp),
    publish: (copy, stamp) => change(copy, 'live', {}, stamp),
    unpublish: (copy, stamp) => change(copy, 'draft', {}, stamp),
    async remove(copy) {
      await send(copy.key, copy, [{ locale: names.theirs(copy.locale), revision: copy.revision, state: 'gone' }]);
    },
  };
}

const isRows = (body: unknown): body is { copies: readonly Row[]; next?: string | null } =>
  Array.isArray((body as { copies?: unknown } | undefined)?.copies);
