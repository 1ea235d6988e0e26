/** Where the folder of a site generator keeps an article. */
export interface Layout {
  /** The path below the folder of the site, with `/`. */
  path(article: { readonly locale: string; readonly protocol: string; readonly id: string; readonly key: string }): string;
  /** Every folder that may hold articles: those below `root` that have one level per locale, and that level. */
  readonly roots: readonly { readonly folder: string; readonly locale: 'below' | string; readonly behind: string }[];
  /** Whether a protocol has a folder of its own; otherwise the key is the name of the file. */
  readonly byProtocol: boolean;
}

const localized = (folder: string): Layout => ({
  path: ({ locale, protocol, id }) => `${folder}/${locale}/${protocol}/${id}.md`,
  roots: [{ folder, locale: 'below', behind: '' }],
  byProtocol: true,
});

const docs = 'docusaurus-plugin-content-docs/current';

/** By the name that `"preset"` takes; docs/site-generators.md shows the settings that each generator needs. */
export const layouts: Readonly<Record<string, Layout>> = {
  hugo: localized('content'),
  astro: localized('src/content/articles'),
  eleventy: localized('content'),
  docusaurus: {
    path: ({ locale, protocol, id }) => `${locale === 'en' ? 'docs' : `i18n/${locale}/${docs}`}/${protocol}/${id}.md`,
    roots: [
      { folder: 'docs', locale: 'en', behind: '' },
      { folder: 'i18n', locale: 'below', behind: docs },
    ],
    byProtocol: true,
  },
  decap: {
    path: ({ locale, key }) => `content/articles/${locale}/${key}.md`,
    roots: [{ folder: 'content/articles', locale: 'below', behind: '' }],
    byProtocol: false,
  },
};
