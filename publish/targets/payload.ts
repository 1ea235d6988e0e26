import type { Article } from '../built.ts';
import { canonicalJson, fieldsDigest } from '../fields.ts';
import { type Client, createClient, RejectedAnswer } from '../http/client.ts';
import { localeNames } from '../locale-names.ts';
import { Changed, type Copy, type Fields, Refused, Rejected, type State, type Target, Unknown, type Version } from '../target.ts';
import type { Opening } from './index.ts';
import { inspect } from './payload-setup.ts';

/** The fields that hold an article, all of them localized. */
export const texts = ['title', 'description', 'body', 'html', 'data'] as const;

/** A document with `locale=all`: a localized field is an object with a value for each locale. */
interface Doc {
  readonly id: string | number;
  readonly externalId?: string | null;
  readonly updatedAt: string;
  readonly [field: string]: unknown;
}

const pageSize = 50;

/**
 * Payload 3: one document per article, its languages in localized fields. A write names the `updatedAt` that it was decided on, and
 * Payload finds nothing to write to where that has changed. `_status` is per locale where the collection has `localizeStatus`.
 */
export function openPayload({ settings, secrets, signal, waits, breaker }: Opening): Target {
  const { collection = 'articles', users = 'users', rate, requestSeconds, removed } = settings;
  const names = localeNames(settings.locales);
  const url = new URL(settings.url as string);
  const client: Client = createClient({
    base: url.pathname === '/' ? new URL('/api', url) : url,
    headers: { authorization: `${users} API-Key ${secrets.token}` },
    rate,
    timeout: requestSeconds * 1000,
    signal,
    ...(waits === undefined ? {} : { waits }),
    ...(breaker === undefined ? {} : { breaker }),
  });
  let status: 'locale' | 'document' = 'locale';

  const get = async (query: Readonly<Record<string, string>>): Promise<{ docs: readonly Doc[]; hasNextPage: boolean }> => {
    const search = new URLSearchParams({ depth: '0', ...query });
    return expectDocs((await client.send({ method: 'GET', path: `${collection}?${search}` })).body, true);
  };
  /**
   * The documents with what readers see and, where an editor has saved a draft on top of it, with that. Whether there is one is asked
   * without any text, since Payload takes ten milliseconds to put the languages of one document together.
   */
  const copiesOf = async (docs: readonly Doc[]): Promise<Copy[]> => {
    if (docs.length === 0) return [];
    const latest = async (some: readonly Doc[], more: Readonly<Record<string, string>>): Promise<readonly Doc[]> =>
      some.length === 0
        ? []
        : (await get({ 'where[id][in]': some.map(({ id }) => id).join(), limit: String(some.length), draft: 'true', ...more }))
            .docs;
    const saved = new Map((await latest(docs, { 'select[updatedAt]': 'true' })).map(({ id, updatedAt }) => [id, updatedAt]));
    const edited = docs.filter(({ id, updatedAt }) => Date.parse(saved.get(id) ?? updatedAt) > Date.parse(updatedAt));
    const drafts = new Map((await latest(edited, { locale: 'all' })).map((doc) => [doc.id, doc]));
    return docs.flatMap((doc) => copies(doc, drafts.get(doc.id) ?? doc, names.ours));
  };
  const write = async (copy: Copy, change: Partial<Pick<Copy, 'fields' | 'state' | 'stamp'>>): Promise<Copy> => {
    const next: Copy = { ...copy, ...change };
    return await patch(copy, next.state, { ...(change.fields === undefined ? {} : sent(next.fields)), kontras: next.stamp });
  };
  /** Write to one locale of a document, if it still is what was read. */
  const patch = async (copy: Copy, state: State, data: object): Promise<Copy> => {
    const theirs = names.theirs(copy.locale);
    const search = new URLSearchParams({
      'where[and][0][id][equals]': copy.ref,
      'where[and][1][updatedAt][equals]': copy.revision,
      locale: theirs,
      depth: '0',
      ...(status === 'document' && state === 'live' ? { publishSpecificLocale: theirs } : {}),
    });
    const body = { ...data, _status: state === 'live' ? 'published' : 'draft' };
    const { docs, errors = [] } = expectDocs(
      (await client.send({ method: 'PATCH', path: `${collection}?${search}`, body })).body,
    );
    if (errors.length > 0) throw new Rejected(errors.map(({ message }) => message).join('; '));
    const [doc] = docs;
    if (doc === undefined) throw new Changed('the document has changed meanwhile');
    return copyOf(doc, copy.locale, (value) => value);
  };

  return {
    get capabilities() {
      return { atomic: true, unique: true, status };
    },
    shape: 'payload 1',
    render,
    async describe(locales) {
      const { obstacles, localized } = await inspect(client, { collection, users, removed, locales, theirs: names.theirs });
      status = localized ? 'locale' : 'document';
      return obstacles;
    },
    async *list() {
      for (let page = 1; ; page += 1) {
        const { docs, hasNextPage } = await get({
          locale: 'all',
          limit: String(pageSize),
          page: String(page),
          sort: 'createdAt,id',
        });
        yield* await copiesOf(docs);
        if (!hasNextPage) return;
      }
    },
    async find(key) {
      return await copiesOf((await get({ 'where[externalId][equals]': key, locale: 'all', limit: '10' })).docs);
    },
    async create(versions, siblings) {
      const [sibling] = siblings;
      if (sibling !== undefined) {
        const made: Copy[] = [];
        let { revision } = sibling;
        for (const { key, locale, state, fields, stamp } of versions) {
          const copy = { ...sibling, key, locale, revision };
          const next = await write(copy, { fields, state, stamp });
          revision = next.revision;
          made.push(next);
        }
        return made;
      }
      const [{ key }] = versions as readonly [Version];
      try {
        const { body } = await client.send({
          method: 'POST',
          path: `${collection}?locale=all&depth=0`,
          body: document(versions),
        });
        const { doc } = (body ?? {}) as { doc?: Doc };
        if (doc === undefined) throw new Unknown('the CMS answered without the document');
        return copies(doc, doc, names.ours);
      } catch (error) {
        if (error instanceof RejectedAnswer && isTaken(error)) throw new Changed(`${key} has been made meanwhile`);
        throw error;
      }
    },
    update: (copy, { fields, state, stamp }) => write(copy, { fields, state, stamp }),
    async mark(copy, stamp) {
      if (copy.pending === undefined) return await write(copy, { stamp });
      // A note on a person's draft goes into the draft, which stays one.
      const search = new URLSearchParams({ locale: names.theirs(copy.locale), depth: '0', draft: 'true' });
      await client.send({ method: 'PATCH', path: `${collection}/${copy.ref}?${search}`, body: { kontras: stamp } });
      return { ...copy, stamp };
    },
    publish: (copy, stamp) => write(copy, { state: 'live', stamp }),
    async unpublish(copy, stamp, stays) {
      if (status === 'locale' || !stays) return await write(copy, { state: 'draft', stamp });
      // The document stays published for its other languages, so this one is emptied; its text stays in the versions.
      return await patch(copy, 'live', emptied);
    },
    async remove(copy, stays) {
      if (stays) {
        await patch(copy, status === 'locale' ? 'draft' : 'live', emptied);
        return;
      }
      const where = { 'where[and][0][id][equals]': copy.ref, 'where[and][1][updatedAt][equals]': copy.revision };
      const { docs } = expectDocs(
        (await client.send({ method: 'DELETE', path: `${collection}?${new URLSearchParams(where)}` })).body,
      );
      if (docs.length === 0) throw new Changed('the document has changed meanwhile');
    },
  };

  /** A new document with some of its languages. */
  function document(versions: readonly Version[]): object {
    const byLocale = (value: (version: Version) => unknown): object =>
      Object.fromEntries(versions.map((version) => [names.theirs(version.locale), value(version)]));
    const stateOf = ({ state }: Version): string => (state === 'live' ? 'published' : 'draft');
    const fields = versions.map((version) => [version, sent(version.fields)] as const);
    const contentOf = (version: Version, name: string): unknown => fields.find(([one]) => one === version)?.[1][name];
    return {
      externalId: versions[0]?.key,
      ...Object.fromEntries(texts.map((name) => [name, byLocale((version) => contentOf(version, name))])),
      kontras: byLocale(({ stamp }) => stamp),
      _status: status === 'locale' ? byLocale(stateOf) : stateOf(versions[0] as Version),
    };
  }
}

const emptied = { ...Object.fromEntries(texts.map((name) => [name, null])), kontras: null };

const render = ({ title, description, body, ...article }: Article): Fields => {
  const { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, translation } = article;
  const data = { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, coverage: translation.coverage };
  return { title, description, body: body.markdown, html: body.html, data: canonicalJson(data) };
};

/** Fields as Payload takes them. */
const sent = ({ data, ...fields }: Fields): Record<string, unknown> => ({
  ...fields,
  ...(data === undefined ? {} : { data: JSON.parse(data) }),
});

const textOf = (name: string, value: unknown): string =>
  value === null || value === undefined ? '' : name === 'data' ? canonicalJson(value) : String(value);

/** One locale of a document. @param at gives the value of that locale of what a field holds */
function copyOf(doc: Doc, locale: string, at: (value: unknown) => unknown): Copy {
  const stamp = at(doc.kontras);
  return {
    key: doc.externalId ?? '',
    locale,
    ref: String(doc.id),
    revision: doc.updatedAt,
    state: at(doc._status) === 'published' ? 'live' : 'draft',
    fields: Object.fromEntries(texts.map((name) => [name, textOf(name, at(doc[name]))])),
    stamp: typeof stamp === 'string' ? stamp : undefined,
  };
}

/** All locales of a document that hold anything, as editors see them; a draft that differs from what readers see is work in hand. */
function copies(live: Doc, latest: Doc, ours: (name: string) => string): Copy[] {
  const isByLocale = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  const locales = new Set(
    [live, latest].flatMap((doc) => texts.flatMap((name) => (isByLocale(doc[name]) ? Object.keys(doc[name]) : []))),
  );
  const at = (locale: string) => (value: unknown) => (isByLocale(value) ? value[locale] : value);
  const all = [...locales].map((locale) => {
    const [seen, edited] = [copyOf(live, ours(locale), at(locale)), copyOf(latest, ours(locale), at(locale))];
    const differs = fieldsDigest(seen.fields) !== fieldsDigest(edited.fields);
    return { copy: { ...seen, fields: edited.fields, stamp: edited.stamp }, differs };
  });
  const drafts = all.filter(({ differs }) => differs).map(({ copy }) => copy.locale);
  const pending = drafts.length === 0 ? {} : { pending: `a draft in ${drafts.join(', ')}` };
  return all
    .filter(({ copy }) => copy.key !== '' && (copy.stamp !== undefined || texts.some((name) => copy.fields[name] !== '')))
    .map(({ copy }) => ({ ...copy, ...pending }));
}

function expectDocs(
  body: unknown,
  isRead = false,
): { docs: readonly Doc[]; hasNextPage: boolean; errors?: readonly { message?: string }[] } {
  const { docs } = (body ?? {}) as { docs?: unknown };
  // After a write it may have happened all the same; what reads says `Refused` in the end.
  if (!Array.isArray(docs))
    throw isRead
      ? new Refused('The target answered without documents', 'Check "url": is this the API of Payload?')
      : new Unknown('the CMS answered without documents');
  return body as ReturnType<typeof expectDocs>;
}

/** The field that has to be unique is the one that names the article: another run was quicker. */
const isTaken = ({ answer }: RejectedAnswer): boolean =>
  answer.status === 400 && /"path":"externalId"/.test(JSON.stringify(answer.body)) && /unique/i.test(JSON.stringify(answer.body));
