/** `locales/<tag>/state.json`, written by `kontras sync`: what each translation was made from. */
export const state = {
  title: 'What each translation was made from; written by kontras sync',
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['source', 'target', 'review'],
    additionalProperties: false,
    properties: {
      source: { type: 'string', pattern: '^[0-9a-f]{16}$', description: 'Digest of the English' },
      target: { type: 'string', pattern: '^[0-9a-f]{16}$', description: 'Digest of the translation' },
      review: { enum: ['translated', 'reviewed'], description: 'Whether a second person has read the translation' },
    },
  },
} as const;
