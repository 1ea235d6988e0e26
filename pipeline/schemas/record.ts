import { specification, text } from './text.ts';

/** `source/<protocol>/<code>.json` */
export const record = {
  title: 'A status code',
  type: 'object',
  required: ['name', 'class', 'description', 'seen', 'fix'],
  additionalProperties: false,
  properties: {
    name: text('What people call the code: plain text in title case, such as "Exceeded Storage"'),
    class: text('The key of its class in protocol.json'),
    summary: text('One short sentence that stands for the description where the article is brief'),
    description: text('What the code is. Markdown, whole sentences'),
    seen: text('When you see it. Starts with an adverbial: "When …", "During …", "After …"'),
    fix: text('How to fix it. Whole imperative sentences'),
    status: {
      enum: ['standard', 'extension', 'experimental', 'deprecated', 'unregistered'],
      description: 'How the specifications treat the code',
    },
    spec: { type: 'array', minItems: 1, items: specification, description: 'Where the code is defined' },
    retry: { enum: ['yes', 'no', 'after-change', 'not-applicable'], description: 'Is sending the same again any use?' },
    actor: {
      enum: ['client', 'sender', 'sender-admin', 'recipient', 'recipient-admin', 'nobody'],
      description: 'Who must act so that it goes on',
    },
    commands: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', pattern: '^([A-Z][A-Z0-9-]*|connection|end-of-data|any)$' },
      description: 'The commands that it can answer, in capitals; also connection, end-of-data, any',
    },
    enhanced: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}$' },
      description: 'Enhanced status codes seen with it, such as 5.2.2',
    },
    session: {
      type: 'object',
      required: ['server', 'lines'],
      additionalProperties: false,
      properties: {
        server: text('The server that was recorded, with its version'),
        configured: { enum: [true], description: 'The server was configured by hand so that it gives this very reply' },
        lines: {
          type: 'array',
          minItems: 1,
          items: { type: 'string', pattern: '^[CS]: .*$' },
          description: '"C: …" is the client, "S: …" the server',
        },
      },
      description: 'A short recorded exchange',
    },
    related: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', minLength: 1 },
      description: 'Codes to read next',
    },
  },
} as const;
