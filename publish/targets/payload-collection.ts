/** The fields that hold an article: one document per article, its languages in localized fields. */
const localized = (name: string, type: string, more: object = {}) => ({ name, type, localized: true, ...more });

/**
 * The collection that the target `payload` publishes to, for `collections` in the config of Payload:
 * `import { articles } from 'kontras/payload'`. Whoever has no account sees what is published, in the languages in which it is.
 * `localizeStatus` also needs `experimental: { localizeStatus: true }` at the top of the config of Payload.
 */
export const articles = {
  slug: 'articles',
  admin: { useAsTitle: 'title', defaultColumns: ['title', 'externalId', '_status'] },
  versions: { drafts: { localizeStatus: true }, maxPerDoc: 20 },
  access: {
    read: ({ req }: { readonly req: { readonly user?: unknown } }): boolean | object =>
      req.user ? true : { _status: { equals: 'published' } },
  },
  fields: [
    { name: 'externalId', type: 'text', required: true, unique: true, index: true },
    localized('title', 'text'),
    localized('description', 'textarea'),
    localized('body', 'code', { admin: { language: 'markdown' } }),
    localized('html', 'code', { admin: { language: 'html' } }),
    localized('data', 'json'),
    // What Kontras wrote last; without it every article would look like one that a person wrote.
    localized('kontras', 'text', { admin: { hidden: true } }),
  ],
};

interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, unknown>>;
  indexes?: Record<string, { readonly name: string; readonly on: string }>;
}

/**
 * For `beforeSchemaInit` of Payload's SQLite adapter. Payload reads the languages of a document by its id, and its table of them has an
 * index by locale first: without this one SQLite reads the whole table for each document.
 */
export function indexLocales<Schema>({
  schema,
  adapter,
}: {
  readonly schema: Schema;
  readonly adapter: { readonly localesSuffix?: string; readonly rawTables: Readonly<Record<string, object>> };
}): Schema {
  for (const [name, table] of Object.entries(adapter.rawTables) as [string, Table][]) {
    if (name.endsWith(adapter.localesSuffix ?? '_locales') && '_parentID' in table.columns)
      table.indexes = { ...table.indexes, _parentID: { name: `${table.name}_parent_id_idx`, on: '_parentID' } };
  }
  return schema;
}
