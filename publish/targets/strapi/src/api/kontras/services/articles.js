/** What Kontras reads and writes. Attributes of your own may stand beside these. */
const fields = ['title', 'description', 'body', 'html', 'data', 'kontras'];

const pageSize = 50;

const turns = new Map();

/** Strapi asks whether a key is taken before it writes, and of a draft not even that: so whoever writes to a key waits for whoever does already. */
async function inTurn(name, work) {
  const before = turns.get(name) ?? Promise.resolve();
  const own = before.then(work);
  const settled = own.catch(() => {});
  turns.set(name, settled);
  try {
    return await own;
  } finally {
    if (turns.get(name) === settled) turns.delete(name);
  }
}

module.exports = ({ strapi }) => {
  /**
   * The languages of some documents, as editors see them: the draft, which Strapi keeps of every article, and whether it was published and has been
   * changed since. A revision is of one language, and changes with every write to its draft or to what readers see.
   */
  async function copiesOf(uid, documentIds) {
    const where = (publishedAt) => ({ documentId: { $in: documentIds }, publishedAt });
    const key = ['id', 'documentId', 'locale', 'updatedAt'];
    const drafts = await strapi.db.query(uid).findMany({ where: where(null), select: [...key, 'externalId', ...fields] });
    const published = await strapi.db.query(uid).findMany({ where: where({ $notNull: true }), select: key });
    const nameOf = ({ documentId, locale }) => `${documentId} ${locale}`;
    const live = new Map(published.map((row) => [nameOf(row), row]));
    const moment = ({ updatedAt }) => new Date(updatedAt).getTime();
    return drafts.map((row) => {
      const { id, updatedAt: _, ...draft } = row;
      const seen = live.get(nameOf(row));
      return {
        ...draft,
        state: seen === undefined ? 'draft' : 'live',
        pending: seen !== undefined && moment(row) > moment(seen),
        revision: [id, moment(row), ...(seen === undefined ? [] : [seen.id, moment(seen)])].join(' '),
      };
    });
  }

  /** Whether a document is in the languages that are to be written as it was read. Of a new one there is nothing yet under its key. */
  async function isSame(uid, { key, documentId, changes }) {
    const where = documentId === undefined ? { externalId: key } : { documentId };
    const rows = await strapi.db.queryBuilder(uid).select('id').where(where).forUpdate().execute();
    if (documentId === undefined || rows.length === 0) return documentId === undefined && rows.length === 0;
    const revisions = new Map((await copiesOf(uid, [documentId])).map(({ locale, revision }) => [locale, revision]));
    return changes.every(({ locale, revision }) => revisions.get(locale) === revision);
  }

  /** Bring one language of a document to where it should be. @returns the id of the document */
  async function bring(uid, key, documentId, { locale, state, data = {} }) {
    const documents = strapi.documents(uid);
    if (state === 'gone') {
      await documents.delete({ documentId, locale });
      return documentId;
    }
    const ours = Object.fromEntries(fields.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]));
    const status = state === 'live' ? 'published' : 'draft';
    if (documentId === undefined)
      return (await documents.create({ locale, status, data: { ...ours, externalId: key } })).documentId;
    await documents.update({ documentId, locale, status, data: ours });
    // Without a state the draft alone is written, whatever readers see.
    if (state === 'draft') await documents.unpublish({ documentId, locale });
    return documentId;
  }

  return {
    async named(uid, key) {
      const rows = await strapi.db.query(uid).findMany({ where: { externalId: key }, select: ['documentId'] });
      return { copies: await copiesOf(uid, [...new Set(rows.map(({ documentId }) => documentId))]) };
    },

    async page(uid, after) {
      const { tableName, attributes } = strapi.db.metadata.get(uid);
      const rows = await strapi.db
        .connection(tableName)
        .distinct('document_id as id')
        .whereNotNull(attributes.externalId.columnName)
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(pageSize);
      const next = rows.length === pageSize ? rows.at(-1).id : null;
      const ids = rows.map(({ id }) => id);
      return { copies: await copiesOf(uid, ids), next };
    },

    /**
     * Change one article, all or nothing.
     * @param documentId undefined for an article that is new
     * @param changes each with the revision that it was decided on; without one for a language that is new
     * @returns the languages that were written, or undefined where one of them is another by now; then nothing was written
     */
    async write(uid, { key, documentId, changes }) {
      return await inTurn(`${uid} ${key}`, () =>
        strapi.db.transaction(async () => {
          if (!(await isSame(uid, { key, documentId, changes }))) return undefined;
          let id = documentId;
          for (const change of changes) id = await bring(uid, key, id, change);
          const written = new Set(changes.map(({ locale }) => locale));
          return (await copiesOf(uid, [id])).filter(({ locale }) => written.has(locale));
        }),
      );
    },
  };
};
