const policy = (what: string, otherwise: string) => ({
  enum: ['draft', 'publish', 'skip'],
  description: `What becomes of ${what}: a draft, published as it is, or not sent at all; "${otherwise}" by default`,
});

/** One entry of `targets` in `kontras.config.json`: where articles are published to. Which settings a type needs is said in `publish/settings.ts`. */
export const target = {
  type: 'object',
  additionalProperties: false,
  required: ['type'],
  properties: {
    type: { enum: ['files', 'payload', 'strapi', 'wordpress'], description: 'What kind of place this is' },
    url: { type: 'string', minLength: 1, description: 'The address of the CMS; https, or http on this machine' },
    folder: { type: 'string', minLength: 1, description: 'The folder of the site, relative to the root' },
    preset: {
      enum: ['hugo', 'astro', 'eleventy', 'docusaurus', 'decap'],
      description: 'Whose folder layout the files have; "hugo" by default',
    },
    collection: {
      type: 'string',
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'The collection in the CMS, "articles" by default; in WordPress the post type, "post" by default',
    },
    users: {
      type: 'string',
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'The collection whose API key is used; "users" by default',
    },
    drafts: policy('an article in which a translation is missing', 'draft'),
    unindexed: policy('an article that is finished and not for search engines', 'publish'),
    removed: {
      enum: ['unpublish', 'delete', 'keep'],
      description: 'What becomes of an article that is no longer built; "unpublish" by default',
    },
    concurrency: {
      type: 'integer',
      minimum: 1,
      maximum: 64,
      description: 'How many articles are written at once, 1 to 64; 8 by default',
    },
    rate: {
      type: 'number',
      exclusiveMinimum: 0,
      description: 'How many requests a second are sent at most; no limit by default',
    },
    requestSeconds: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 3600,
      description: 'The longest that one request may take, at most 3,600; 30 seconds by default',
    },
    totalMinutes: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 10_080,
      description: 'The longest that the whole may take, at most a week of 10,080; 60 minutes by default',
    },
    locales: {
      type: 'object',
      additionalProperties: { type: 'string', minLength: 1 },
      description: 'What the CMS calls a locale, by our tag, where it calls it otherwise: { "id": "id-ID" }',
    },
  },
} as const;
