import type { Article } from '../built.ts';
import { canonicalJson } from '../fields.ts';
import type { Fields } from '../target.ts';

/** The fields that hold an article in a CMS with fields of our choosing: two of Markdown and HTML, and one of JSON for the rest. */
export const texts = ['title', 'description', 'body', 'html', 'data'] as const;

export const renderFields = ({ title, description, body, ...article }: Article): Fields => {
  const { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, translation } = article;
  const data = { kind, protocol, eyebrow, codes, titleLang, descriptionLang, index, coverage: translation.coverage };
  return { title, description, body: body.markdown, html: body.html, data: canonicalJson(data) };
};

/** Fields as the CMS takes them. */
export const sentFields = ({ data, ...fields }: Fields): Record<string, unknown> => ({
  ...fields,
  ...(data === undefined ? {} : { data: JSON.parse(data) }),
});

/** What the CMS holds in the fields. @param at gives the value of one */
export const readFields = (at: (name: string) => unknown): Fields =>
  Object.fromEntries(texts.map((name) => [name, textOf(name, at(name))]));

const textOf = (name: string, value: unknown): string =>
  value === null || value === undefined ? '' : name === 'data' ? canonicalJson(value) : String(value);
