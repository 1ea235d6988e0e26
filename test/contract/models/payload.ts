import type { ModelAnswer, ModelRequest } from './model-server.ts';

type Localized = Record<string, unknown>;
type Doc = { id: number; externalId: string; updatedAt: string; createdAt: string } & Record<string, unknown>;

const localized = ['title', 'description', 'body', 'html', 'data', 'kontras', '_status'];

/** How Payload 3.90 answers what our target asks of it; test/cms holds the target against the real one. */
export function payloadModel(token: string, locales: readonly string[]): (request: ModelRequest) => ModelAnswer {
  const docs = new Map<number, Doc>();
  /** What an editor has saved over a document without publishing it. */
  const drafts = new Map<number, Doc>();
  const versions = versionsOf();
  let ids = 0;
  let clock = Date.parse('2026-01-01T00:00:00Z');
  const now = (): string => {
    clock += 5;
    return new Date(clock).toISOString();
  };
  const error = (status: number, message: string, more: object = {}): ModelAnswer => ({
    status,
    body: { errors: [{ message, ...more }] },
  });

  const view = (doc: Doc, locale: string): Doc =>
    locale === 'all'
      ? doc
      : { ...doc, ...Object.fromEntries(localized.map((name) => [name, (doc[name] as Localized)?.[locale] ?? null])) };
  const fits = (doc: Doc, query: URLSearchParams): boolean =>
    [...query].every(([name, value]) => {
      const match = /^where(?:\[and\]\[\d+\])?\[(\w+)\]\[(equals|in)\]$/.exec(name);
      if (match === null) return true;
      const own = String(doc[match[1] as string]);
      return match[2] === 'in' ? value.split(',').includes(own) : own === value;
    });
  const merge = (doc: Doc, locale: string, body: Record<string, unknown>): Doc => {
    const next: Doc = { ...doc, updatedAt: now() };
    for (const [name, value] of Object.entries(body)) {
      if (!localized.includes(name)) next[name] = value;
      else if (locale === 'all') next[name] = { ...(value as Localized) };
      else next[name] = { ...(doc[name] as Localized), [locale]: value };
    }
    return next;
  };

  return ({ method, path, query, authorization, body }) => {
    const known = authorization === `users API-Key ${token}`;
    if (path === '/api/users/me') return { status: 200, body: { user: known ? { id: 1 } : null } };
    if (!known) return error(403, 'You are not allowed to perform this action.');
    if (path === '/api/access')
      return {
        status: 200,
        body: { collections: { articles: { create: true, read: true, readVersions: true, update: true, delete: true } } },
      };
    if (path === '/api/articles/versions') return { status: 200, body: { docs: versions.find(query) } };
    const single = /^\/api\/articles\/(\d+)$/.exec(path);
    if (path !== '/api/articles' && single === null) return error(404, 'Route not found');
    const locale = query.get('locale') ?? locales[0] ?? 'en';
    if (method === 'GET') {
      for (const name of query.keys()) {
        const asked = /^where\[([^\]]+)\]\[exists\]$/.exec(name)?.[1];
        const [field = '', tag] = asked?.split('.') ?? [];
        if (asked !== undefined && ![...localized, 'externalId'].includes(field))
          return error(400, `The following path cannot be queried: ${asked}`);
        if (tag !== undefined && field !== 'data' && !locales.includes(tag))
          return error(400, `The following path cannot be queried: ${asked}`);
      }
      const found = [...docs.values()]
        .filter((doc) => fits(doc, query))
        .map((doc) => (query.get('draft') === 'true' ? (drafts.get(doc.id) ?? doc) : doc));
      const limit = Number(query.get('limit') ?? 10);
      const start = (Number(query.get('page') ?? 1) - 1) * limit;
      return {
        status: 200,
        body: {
          docs: found.slice(start, start + limit).map((doc) => view(doc, locale)),
          hasNextPage: start + limit < found.length,
        },
      };
    }
    if (method === 'POST') {
      if ([...docs.values()].some((doc) => doc.externalId === body.externalId))
        return error(400, 'The following field is invalid: externalId', {
          data: { errors: [{ path: 'externalId', message: 'Value must be unique' }] },
        });
      ids += 1;
      const at = now();
      const doc = merge({ id: ids, externalId: '', createdAt: at, updatedAt: at }, locale, body);
      docs.set(ids, doc);
      versions.save(doc, now());
      return { status: 201, body: { doc: view(doc, locale), message: 'created' } };
    }
    const found = [...docs.values()].filter((doc) => (single === null ? fits(doc, query) : doc.id === Number(single[1])));
    if (method === 'DELETE') {
      for (const { id } of found) docs.delete(id);
      return { status: 200, body: { docs: found, errors: [] } };
    }
    const changed = found.map((doc) => {
      const isOnDraft = query.get('draft') === 'true';
      const isDraft = isOnDraft && body._status !== 'published';
      const draft = drafts.get(doc.id);
      const next = merge(isDraft ? (draft ?? doc) : doc, locale, body);
      if (isDraft) drafts.set(doc.id, next);
      else {
        docs.set(doc.id, next);
        // What is drafted in other languages stays a draft, with the time at which it was saved.
        if (isOnDraft && draft !== undefined) drafts.set(doc.id, { ...merge(draft, locale, body), updatedAt: draft.updatedAt });
        else drafts.delete(doc.id);
      }
      versions.save(next, isDraft ? next.updatedAt : now());
      // Beside what it publishes Payload takes down what it does not.
      if (!isDraft) versions.save(drafts.get(doc.id) ?? { ...next, updatedAt: doc.updatedAt }, now(), true);
      return view(next, locale);
    });
    return { status: 200, body: single === null ? { docs: changed, errors: [] } : { doc: changed[0] } };
  };
}

interface SavedVersion {
  readonly id: number;
  readonly parent: number;
  readonly updatedAt: string;
  readonly snapshot: boolean | null;
  readonly version: Doc;
}

/** The versions of the documents, newest first, and the queries of them that our target asks. */
function versionsOf() {
  const all: SavedVersion[] = [];
  const isLatest = (one: SavedVersion): boolean => all.find(({ parent }) => parent === one.parent) === one;
  const answers = (one: SavedVersion, name: string, value: string): boolean => {
    const [, field = '', operator] = /\[([^\]]+)\]\[(\w+)\]$/.exec(name) ?? [];
    if (field === 'latest') return isLatest(one);
    if (field === 'parent') return value.split(',').includes(String(one.parent));
    if (field === 'updatedAt' && operator === 'greater_than') return one.updatedAt > value;
    if (field.startsWith('version._status.'))
      return (one.version._status as Localized)[field.slice('version._status.'.length)] === value;
    throw new Error(`The model has no answer to ${name}`);
  };
  return {
    save(version: Doc, updatedAt: string, snapshot: true | null = null) {
      all.unshift({ id: all.length + 1, parent: version.id, updatedAt, snapshot, version });
    },
    find(query: URLSearchParams): SavedVersion[] {
      const where = [...query].filter(([name]) => name.startsWith('where'));
      const alternatives = where.filter(([name]) => name.includes('[or]'));
      return all.filter(
        (one) =>
          where.every(([name, value]) => name.includes('[or]') || answers(one, name, value)) &&
          (alternatives.length === 0 || alternatives.some(([name, value]) => answers(one, name, value))),
      );
    },
  };
}
