const names = ['externalId', 'title', 'description', 'body', 'html', 'data', 'kontras'];

/** How Strapi is set up, as far as Kontras has to know it. */
module.exports = ({ strapi }) => ({
  /** The codes of the locales. */
  async locales() {
    return (await strapi.plugin('i18n').service('locales').find()).map(({ code }) => code);
  },

  async of(type, rights) {
    const attributes = names.flatMap((name) => {
      const attribute = type.attributes[name];
      if (attribute === undefined) return [];
      const localized = attribute.pluginOptions?.i18n?.localized === true;
      return [[name, { type: attribute.type, localized, unique: attribute.unique === true }]];
    });
    return {
      rights,
      locales: await this.locales(),
      draftAndPublish: type.options?.draftAndPublish === true,
      localized: strapi.plugin('i18n').service('content-types').isLocalizedContentType(type),
      attributes: Object.fromEntries(attributes),
    };
  },
});
