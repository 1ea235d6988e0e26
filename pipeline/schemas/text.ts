/** A text of a record or a locale: never empty, since an absent text is left out. */
export const text = (description: string) =>
  ({ type: 'string', minLength: 1, pattern: '^\\S([\\s\\S]*\\S)?$', description }) as const;

/** Where a specification stands: a document, and the section within it. */
export const specification = {
  type: 'object',
  required: ['document'],
  additionalProperties: false,
  properties: {
    document: text('The document as people cite it, such as "RFC 5321"'),
    section: { ...text('The number of the section, such as "4.2.3"'), pattern: '^[0-9A-Z]+(\\.[0-9A-Z]+)*$' },
  },
} as const;
