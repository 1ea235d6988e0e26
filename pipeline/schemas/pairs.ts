import { specification, text } from './text.ts';

const page = {
  type: 'object',
  required: ['title', 'url'],
  additionalProperties: false,
  properties: {
    title: text('The title of the page'),
    url: { type: 'string', pattern: '^https://[^\\s]+$', description: 'Its address, https: only' },
  },
} as const;

/** `source/<protocol>/pairs.json`: pairs that people confuse, keyed "450-550", the lower code first. */
export const pairs = {
  title: 'Pairs that people confuse',
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['verdict'],
    additionalProperties: false,
    properties: {
      verdict: text(
        'How to tell these two apart, written for this pair; its first paragraph also stands on the pages of the codes',
      ),
      choose: text('Which of the two applies when, written for this pair'),
      practice: text('What servers and clients do with the two, and what people take them for'),
      sources: {
        type: 'array',
        minItems: 1,
        items: { anyOf: [specification, page] },
        description: 'Where the verdict comes from: { document, section } or { title, url }',
      },
    },
  },
} as const;
