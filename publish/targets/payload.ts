import { type Client, createClient, RejectedAnswer } from '../http/client.ts';
import { localeNames } from '../locale-names.ts';
import { Changed, type Copy, Rejected, type State, type Target, Unknown, type Version } from '../target.ts';
import { renderFields, sentFields } from './article-fields.ts';
import type { Opening } from './index.ts';
import { type Docs, expectDocs, isTaken } from './payload-answers.ts';
import { copies, copyOf, type Doc, documentOf, emptied } from './payload-document.ts';
import { inspect } from './payload-setup.ts';
import { newestVersions, versionsSince } from './payload-versions.ts';

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

  const read = async (path: string, query: Readonly<Record<string, string>>): Promise<Docs> => {
    const search = new URLSearchParams({ depth: '0', ...query });
    return expectDocs((await client.send({ method: 'GET', path: `${path}?${search}` })).body, true);
  };
  const ask = async (query: Readonly<Record<string, string>>) => (await read(`${collection}/versions`, query)).docs;
  /** The documents with what readers see and, where an editor has saved a draft on top of it, with that. */
  const copiesOf = async (docs: readonly Doc[]): Promise<Copy[]> => {
    if (docs.length === 0) return [];
    const newest = await newestVersions(ask, docs, status === 'locale');
    const edited = docs.filter(({ id }) => newest.get(String(id))?.isDraft).map(({ id }) => id);
    const query = { 'where[id][in]': edited.join(), limit: String(edited.length), locale: 'all', draft: 'true' };
    const found = edited.length === 0 ? [] : (await read(collection, query)).docs;
    const drafts = new Map(found.map((doc) => [doc.id, doc]));
    return docs.flatMap((doc) => {
      const revision = revisionOf(doc.updatedAt, newest.get(String(doc.id))?.saved ?? doc.updatedAt);
      return copies(doc, drafts.get(doc.id) ?? doc, revision, names.ours);
    });
  };
  const write = async (copy: Copy, change: Partial<Pick<Copy, 'fields' | 'state' | 'stamp'>>): Promise<Copy> => {
    const next: Copy = { ...copy, ...change };
    return await patch(copy, next.state, {
      ...(change.fields === undefined ? {} : sentFields(next.fields)),
      kontras: next.stamp,
    });
  };
  /** Write to one locale of a document, if it still is what was read. */
  const patch = async (copy: Copy, state: State, data: object): Promise<Copy> => {
    const [document, newest] = partsOf(copy.revision);
    const search = new URLSearchParams({
      'where[and][0][id][equals]': copy.ref,
      'where[and][1][updatedAt][equals]': document,
      locale: names.theirs(copy.locale),
      depth: '0',
    });
    const body = { ...data, _status: state === 'live' ? 'published' : 'draft' };
    const { docs, errors = [] } = expectDocs(
      (await client.send({ method: 'PATCH', path: `${collection}?${search}`, body })).body,
    );
    if (errors.length > 0) throw new Rejected(errors.map(({ message }) => message).join('; '));
    const [doc] = docs;
    if (doc === undefined) throw new Changed('the document has changed meanwhile');
    const { saved, buried } = await versionsSince(ask, copy.ref, newest, [document, doc.updatedAt]);
    const written = copyOf(doc, copy.locale, revisionOf(doc.updatedAt, saved), (value) => value);
    return buried.length === 0 ? written : { ...written, buried: `a draft, version ${buried.join(' and ')} of the document` };
  };

  return {
    get capabilities() {
      return { atomic: true, unique: true, status };
    },
    shape: 'payload 1',
    render: renderFields,
    async describe(locales) {
      const { obstacles, localized } = await inspect(client, { collection, users, removed, locales, theirs: names.theirs });
      status = localized ? 'locale' : 'document';
      return obstacles;
    },
    async *list() {
      for (let page = 1; ; page += 1) {
        const query = { locale: 'all', limit: String(pageSize), page: String(page), sort: 'createdAt,id' };
        const { docs, hasNextPage } = await read(collection, query);
        yield* await copiesOf(docs);
        if (!hasNextPage) return;
      }
    },
    async find(key) {
      return await copiesOf((await read(collection, { 'where[externalId][equals]': key, locale: 'all', limit: '10' })).docs);
    },
    async create(versions, siblings) {
      const [sibling] = siblings;
      if (sibling !== undefined) return await join(versions, sibling);
      const [{ key }] = versions as readonly [Version];
      try {
        const path = `${collection}?locale=all&depth=0`;
        const { body } = await client.send({ method: 'POST', path, body: documentOf(versions, names.theirs, status) });
        const { doc } = (body ?? {}) as { doc?: Doc };
        if (doc === undefined) throw new Unknown('the CMS answered without the document');
        return copies(doc, doc, revisionOf(doc.updatedAt, doc.updatedAt), names.ours);
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
      const path = `${collection}/${copy.ref}?${search}`;
      const { body } = await client.send({ method: 'PATCH', path, body: { kontras: stamp } });
      const saved = (body as { doc?: Doc } | undefined)?.doc?.updatedAt;
      if (saved === undefined) throw new Unknown('the CMS answered without the document');
      return { ...copy, stamp, revision: revisionOf(partsOf(copy.revision)[0], saved) };
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
      const where = {
        'where[and][0][id][equals]': copy.ref,
        'where[and][1][updatedAt][equals]': partsOf(copy.revision)[0],
      };
      const path = `${collection}?${new URLSearchParams(where)}`;
      const { docs } = expectDocs((await client.send({ method: 'DELETE', path })).body);
      if (docs.length === 0) throw new Changed('the document has changed meanwhile');
    },
  };

  /** Add languages to a document. */
  async function join(versions: readonly Version[], sibling: Copy): Promise<Copy[]> {
    const made: Copy[] = [];
    let { revision } = sibling;
    for (const { key, locale, state, fields, stamp } of versions) {
      const next = await write({ ...sibling, key, locale, revision }, { fields, state, stamp });
      revision = next.revision;
      made.push(next);
    }
    return made;
  }
}

/** When the document was last changed, and when its newest version was saved, which may be a draft that changes nothing of it. */
const revisionOf = (document: string, newest: string): string => `${document} ${newest}`;
const partsOf = (revision: string): [string, string] => revision.split(' ') as [string, string];
