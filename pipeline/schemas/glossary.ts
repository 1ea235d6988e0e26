import { text } from './text.ts';

/** `source/glossary.json` */
export const glossary = {
  title: 'Words for translators',
  type: 'object',
  additionalProperties: false,
  properties: {
    keep: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', minLength: 1 },
      description: 'Words that stay as they are in every language',
    },
    terms: {
      type: 'object',
      additionalProperties: text('What the term means here'),
      description: 'Terms and what they mean here',
    },
  },
} as const;
