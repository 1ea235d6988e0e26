import type { ModelAnswer, ModelRequest } from './model-server.ts';

interface Row {
  readonly id: number;
  readonly documentId: string;
  readonly locale: string;
  readonly updatedAt: number;
  readonly externalId: unknown;
  readonly [field: string]: unknown;
}

interface Change {
  readonly locale: string;
  readonly revision?: string;
  readonly state?: 'live' | 'draft' | 'gone';
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Given {
  readonly token: string;
  readonly session: string;
  readonly locales: readonly string[];
  /** What the route says of how Strapi is set up; nothing where the route is not there. */
  readonly setup: unknown;
}

const field = (type: string, localized = true) => ({ type, localized, unique: !localized });

/** A collection that lacks nothing. */
export const soundSetup = {
  version: 1,
  collection: {
    rights: { find: true, create: true, update: true, delete: true },
    locales: ['en', 'id', 'ko'],
    draftAndPublish: true,
    localized: true,
    attributes: {
      externalId: field('string', false),
      title: field('string'),
      description: field('text'),
      body: field('richtext'),
      html: field('text'),
      data: field('json'),
      kontras: field('string'),
    },
  },
};

const error = (status: number, message: string): ModelAnswer => ({ status, body: { data: null, error: { status, message } } });

/**
 * How Strapi 5.54 with our route answers what our target asks of it, its REST interface what readers do, and its admin panel what editors do;
 * test/cms holds the target against the real one.
 */
export function strapiModel({ token, session, locales, setup }: Given): (request: ModelRequest) => ModelAnswer {
  /** By document and locale: the draft of an article, and what was published of it. */
  const drafts = new Map<string, Row>();
  const live = new Map<string, Row>();
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const name = (documentId: string, locale: string): string => `${documentId} ${locale}`;
  const of = (rows: ReadonlyMap<string, Row>, documentId: string): Row[] =>
    [...rows.values()].filter((row) => row.documentId === documentId);
  const named = (key: unknown): Row[] => [...drafts.values()].filter(({ externalId }) => externalId === key);
  const copy = (row: Row): Record<string, unknown> & { locale: string; revision: string } => {
    const seen = live.get(name(row.documentId, row.locale));
    const { id, updatedAt, ...fields } = row;
    return {
      ...fields,
      state: seen === undefined ? 'draft' : 'live',
      pending: seen !== undefined && updatedAt > seen.updatedAt,
      revision: `${id} ${updatedAt} ${seen?.id} ${seen?.updatedAt}`,
    };
  };
  const save = (documentId: string, locale: string, data: object): void => {
    const before = drafts.get(name(documentId, locale));
    const key = of(drafts, documentId)[0]?.externalId;
    const row = { id: before?.id ?? next(), documentId, locale, updatedAt: next(), externalId: key };
    drafts.set(name(documentId, locale), { ...before, ...row, ...data });
  };
  const publish = (documentId: string, locale: string): void =>
    void live.set(name(documentId, locale), { ...(drafts.get(name(documentId, locale)) as Row), id: next() });

  const read = (query: URLSearchParams): ModelAnswer => {
    const key = query.get('key');
    if (key !== null) return { status: 200, body: { copies: named(key).map(copy) } };
    const ids = [...new Set([...drafts.values()].map(({ documentId }) => documentId))].sort();
    const page = ids.filter((id) => id > (query.get('after') ?? '')).slice(0, 2);
    const copies = page.flatMap((id) => of(drafts, id).filter(({ externalId }) => typeof externalId === 'string')).map(copy);
    return { status: 200, body: { copies, next: page.length === 2 ? page[1] : null } };
  };
  const write = (body: Record<string, unknown>): ModelAnswer => {
    const { key, changes } = body as { key: string; changes: readonly Change[] };
    const known = body.documentId as string | undefined;
    const documentId = known ?? `d${String(next()).padStart(6, '0')}`;
    const there = of(drafts, documentId).map(copy);
    const isSame =
      known === undefined
        ? named(key).length === 0
        : there.length > 0 &&
          changes.every(({ locale, revision }) => there.find((one) => one.locale === locale)?.revision === revision);
    if (!isSame) return error(409, 'The article has changed meanwhile');
    for (const { locale, state, data = {} } of changes) {
      if (!locales.includes(locale)) return error(400, `There is no locale "${locale}"`);
      if (state === 'gone') drafts.delete(name(documentId, locale));
      else save(documentId, locale, known === undefined ? { ...data, externalId: key } : data);
      if (state === 'live') publish(documentId, locale);
      else if (state !== undefined) live.delete(name(documentId, locale));
    }
    const written = of(drafts, documentId).filter((row) => changes.some(({ locale }) => locale === row.locale));
    return { status: known === undefined ? 201 : 200, body: { copies: written.map(copy) } };
  };
  const rest = (query: URLSearchParams): ModelAnswer => {
    const key = query.get('filters[externalId][$eq]');
    const rows = [...(query.get('status') === 'draft' ? drafts : live).values()];
    const data = rows.filter(({ externalId }) => key === null || externalId === key);
    return { status: 200, body: { data, meta: { pagination: { pageCount: 1 } } } };
  };
  const edit = (method: string, action: readonly string[], locale: string, body: object): ModelAnswer => {
    const isNew = action[0] === 'actions';
    const documentId = isNew ? `e${next()}` : (action[0] as string);
    const verb = action[isNew ? 1 : 2];
    if (method === 'DELETE') {
      for (const row of of(drafts, documentId)) {
        drafts.delete(name(documentId, row.locale));
        live.delete(name(documentId, row.locale));
      }
    } else if (verb === 'unpublish') live.delete(name(documentId, locale));
    else save(documentId, locale, body);
    if (verb === 'publish') publish(documentId, locale);
    return { status: 200, body: {} };
  };

  return ({ method, path, query, authorization, body }) => {
    const [, area = '', kind = '', ...parts] = path.split('/');
    if (area === 'content-manager') {
      if (authorization !== `Bearer ${session}`) return error(401, 'Missing or invalid credentials');
      return edit(method, parts.slice(1), query.get('locale') ?? 'en', body);
    }
    if (kind === 'kontras' && setup === undefined) return error(404, 'Not Found');
    if (authorization !== `Bearer ${token}`) return error(401, 'Missing or invalid credentials');
    if (kind === 'articles') return rest(query);
    if (kind !== 'kontras') return error(404, 'Not Found');
    if (parts.length === 1) return { status: 200, body: setup };
    return method === 'GET' ? read(query) : write(body);
  };
}
