import { specification, text } from './text.ts';

/** `source/<protocol>/protocol.json` */
export const protocol = {
  title: 'A protocol',
  type: 'object',
  required: ['name', 'classes'],
  additionalProperties: false,
  properties: {
    name: text('The name as people write it: SMTP'),
    code: {
      type: 'string',
      minLength: 1,
      description:
        'A regular expression for its codes. The groups `class` and `category`, if there are any, name the class and category of a code',
    },
    order: {
      description: 'How codes are ordered: by "number", or as listed',
      oneOf: [{ const: 'number' }, { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } }],
    },
    classes: {
      type: 'object',
      minProperties: 1,
      additionalProperties: text('The name of the class, as the specification has it: "5xx Permanent Negative"'),
      description: 'The classes by their key',
    },
    categories: {
      type: 'object',
      minProperties: 1,
      additionalProperties: text('The name of the category: "x5z Mail System"'),
      description: 'The categories by their key',
    },
    spec: { type: 'array', minItems: 1, items: specification, description: 'Where the protocol is defined' },
  },
} as const;
