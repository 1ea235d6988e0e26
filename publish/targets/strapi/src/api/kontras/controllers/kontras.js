/** Changes whenever Kontras and this route would no longer understand each other. */
const version = 1;

/**
 * What Kontras needs of Strapi and the REST interface does not have: to unpublish, to write only what has not changed since it was read, and
 * all languages of an article at once. A token needs the rights to do the same through the REST interface, and no more can be done with it.
 */
module.exports = ({ strapi }) => {
  const typeNamed = (collection) =>
    Object.values(strapi.contentTypes).find(
      ({ uid, kind, info }) => uid.startsWith('api::') && kind === 'collectionType' && info.pluralName === collection,
    );
  const verify = async (ctx, { uid }, actions) => {
    for (const action of actions) await strapi.get('auth').verify(ctx.state.auth, { scope: [`${uid}.${action}`] });
  };
  const may = async (ctx, type, action) => {
    try {
      await verify(ctx, type, [action]);
      return true;
    } catch {
      return false;
    }
  };

  return {
    /** How the collection is set up, and what the token may do with it. */
    async findOne(ctx) {
      const type = typeNamed(ctx.params.collection);
      if (type === undefined) return { version, collection: null };
      const rights = {};
      for (const action of ['find', 'create', 'update', 'delete']) rights[action] = await may(ctx, type, action);
      return { version, collection: await strapi.service('api::kontras.setup').of(type, rights) };
    },

    /** The article of a key, or everything that has one, page by page. */
    async find(ctx) {
      const type = typeNamed(ctx.params.collection);
      if (type === undefined) return ctx.notFound('There is no such collection');
      await verify(ctx, type, ['find']);
      const { key, after = '' } = ctx.query;
      const articles = strapi.service('api::kontras.articles');
      return key === undefined ? await articles.page(type.uid, String(after)) : await articles.named(type.uid, String(key));
    },

    /** Change one article in some of its languages, all or nothing. */
    async write(ctx) {
      const type = typeNamed(ctx.params.collection);
      if (type === undefined) return ctx.notFound('There is no such collection');
      const { key, documentId, changes } = ctx.request.body ?? {};
      if (typeof key !== 'string' || key === '' || !Array.isArray(changes) || changes.length === 0)
        return ctx.badRequest('Expected "key" and "changes"');
      const known = await strapi.service('api::kontras.setup').locales();
      const unknown = changes.find(({ locale }) => !known.includes(locale));
      if (unknown !== undefined) return ctx.badRequest(`There is no locale "${unknown.locale}"`);
      const removes = changes.some(({ state }) => state === 'gone');
      await verify(ctx, type, [documentId === undefined ? 'create' : 'update', ...(removes ? ['delete'] : [])]);
      const copies = await strapi.service('api::kontras.articles').write(type.uid, { key, documentId, changes });
      if (copies === undefined) return ctx.conflict('The article has changed meanwhile');
      ctx.status = documentId === undefined ? 201 : 200;
      return { copies };
    },
  };
};
