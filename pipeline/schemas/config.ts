import { containers } from '../containers/index.ts';
import { formats } from '../formats/index.ts';
import { target } from './target.ts';

const share = { type: 'number', minimum: 0, maximum: 1 } as const;

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
    container: {
      enum: containers.map(({ name }) => name),
      description:
        'What to put the articles in: "files" (the default), "ndjson" or "ndjson.gz" with a file for each locale, or one "sqlite" file',
    },
    index: {
      type: 'array',
      uniqueItems: true,
      items: { enum: ['verdict', 'code', 'overview'] },
      description: 'The pages that search engines should list once they are fully translated: ["verdict"] by default',
    },
    diagrams: {
      enum: ['mermaid', 'text'],
      description:
        'How Markdown shows the decision: as Mermaid source (the default), or in words where the site does not draw it',
    },
    audit: {
      type: 'object',
      additionalProperties: false,
      description: 'What an article that search engines should list must reach',
      properties: {
        own: { ...share, description: 'At least this share of its shingles stands on no other article; 0.35 by default' },
        containment: { ...share, description: 'At most this share stands on any one other article; 0.4 by default' },
        repetition: { ...share, description: 'At most this share stands twice on the page; 0.08 by default' },
        language: { ...share, description: "At least this share of its paragraphs is in the page's language; 0.9 by default" },
      },
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
    targets: {
      type: 'object',
      description: 'Where articles are published to, by the name that "kontras publish" takes',
      propertyNames: { pattern: '^[a-z0-9][a-z0-9-]*$' },
      additionalProperties: target,
    },
  },
} as const;
