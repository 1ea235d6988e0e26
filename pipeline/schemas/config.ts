import { formats } from '../formats/index.ts';

/** `kontras.config.json` */
export const config = {
  title: 'The configuration of Kontras',
  type: 'object',
  additionalProperties: false,
  properties: {
    pairs: {
      description: 'Which comparisons to build: "all", "same-class", "related", or a list such as ["smtp/450-550"]',
      anyOf: [
        { enum: ['all', 'same-class', 'related'] },
        { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } },
      ],
    },
    formats: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: formats.map(({ name }) => name) },
      description: 'What to write; everything by default',
    },
    locales: {
      type: 'object',
      description: 'The policy of a locale, by its tag',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          fallback: {
            enum: ['mark', 'omit'],
            description:
              'What becomes of an article with an untranslated text: "mark" keeps it as a draft with the English tagged, "omit" leaves it out',
          },
          require: { enum: ['complete'], description: '"complete" makes a missing text an error' },
        },
      },
    },
  },
} as const;
