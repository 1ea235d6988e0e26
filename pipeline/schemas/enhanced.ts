import { specification, text } from './text.ts';

/** `source/<protocol>/enhanced.json`: what the enhanced status codes mean, keyed "X.2.1", whatever their class (RFC 3463, section 2). */
export const enhanced = {
  title: 'Enhanced status codes',
  type: 'object',
  additionalProperties: false,
  patternProperties: {
    '^X\\.[0-9]{1,3}\\.[0-9]{1,3}$': {
      type: 'object',
      required: ['name', 'meaning'],
      additionalProperties: false,
      properties: {
        name: text('What the registry calls it, in title case: "Bad Destination Mailbox Address"'),
        meaning: text('What it tells, in one whole sentence that is true for every class'),
        spec: { type: 'array', minItems: 1, items: specification, description: 'Where it is defined' },
      },
    },
  },
} as const;
