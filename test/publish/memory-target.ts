import {
  type Capabilities,
  Changed,
  type Copy,
  type Fields,
  type Lease,
  type State,
  type Target,
  type Version,
} from '../../publish/target.ts';

interface Row {
  readonly key: string;
  readonly locale: string;
  state: State;
  fields: Fields;
  stamp: string | undefined;
}

interface Document {
  revision: number;
  rows: Map<string, Row>;
}

export interface MemoryTarget extends Target {
  /** What is there, by `ko/smtp-450`. */
  all(): Record<string, { readonly state: State; readonly fields: Fields }>;
  /** What a person does to an article. */
  edit(key: string, locale: string, change: { readonly title?: string; readonly state?: State }): void;
  /** What a person deletes: the article in all languages. */
  drop(key: string): void;
}

/** A CMS in memory: one document for an article, each language with a state of its own. */
export function memoryTarget(capabilities: Partial<Capabilities> = {}, lease?: Lease): MemoryTarget {
  const documents = new Map<string, Document>();
  const copiesOf = (key: string): Copy[] => {
    const document = documents.get(key);
    if (document === undefined) return [];
    return [...document.rows.values()].map((row) => ({ ...row, ref: key, revision: String(document.revision) }));
  };
  const write = (copy: Copy, change: Partial<Row>): Copy => {
    const document = documents.get(copy.ref);
    const row = document?.rows.get(copy.locale);
    if (document === undefined || row === undefined || String(document.revision) !== copy.revision)
      throw new Changed('the document has changed meanwhile');
    Object.assign(row, change);
    document.revision += 1;
    return { ...row, ref: copy.ref, revision: String(document.revision) };
  };
  return {
    capabilities: { atomic: true, unique: true, status: 'locale', ...capabilities },
    shape: 'memory 1',
    ...(lease === undefined ? {} : { lease }),
    render: ({ title, body }) => ({ title, body: body.markdown }),
    describe: async () => [],
    async *list() {
      for (const key of documents.keys()) yield* copiesOf(key);
    },
    find: async (key) => copiesOf(key),
    async create(versions: readonly Version[]) {
      const [{ key }] = versions as readonly [Version];
      const document = documents.get(key) ?? { revision: 0, rows: new Map<string, Row>() };
      for (const { locale, state, fields, stamp } of versions) {
        if (document.rows.has(locale)) throw new Changed(`${key} has been made meanwhile`);
        document.rows.set(locale, { key, locale, state, fields, stamp });
      }
      document.revision += 1;
      documents.set(key, document);
      return copiesOf(key).filter(({ locale }) => versions.some((one) => one.locale === locale));
    },
    update: async (copy, { state, fields, stamp }) => write(copy, { state, fields, stamp }),
    mark: async (copy, stamp) => write(copy, { stamp }),
    publish: async (copy, stamp) => write(copy, { state: 'live', stamp }),
    unpublish: async (copy, stamp) => write(copy, { state: 'draft', stamp }),
    async remove(copy, stays) {
      write(copy, {});
      if (stays) documents.get(copy.ref)?.rows.delete(copy.locale);
      else documents.delete(copy.ref);
    },
    all: () =>
      Object.fromEntries(
        [...documents].flatMap(([key, { rows }]) =>
          [...rows.values()].map(({ locale, state, fields }) => [`${locale}/${key}`, { state, fields }] as const),
        ),
      ),
    edit(key, locale, { title, state }) {
      const document = documents.get(key);
      const row = document?.rows.get(locale);
      if (document === undefined || row === undefined) return;
      if (title !== undefined) row.fields = { ...row.fields, title };
      if (state !== undefined) row.state = state;
      document.revision += 1;
    },
    drop: (key) => void documents.delete(key),
  };
}
