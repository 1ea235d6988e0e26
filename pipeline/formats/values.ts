import type { Article } from '../compose/index.ts';

/** What each article has of its own to say of itself, as JSON: encoded once for its front matter, its line in a record and the manifest. */
export type Values = Readonly<Record<'id' | 'key' | 'codes' | 'title' | 'description', string>>;

export const valuesOf = ({ id, key, codes, title, description }: Article): Values => ({
  id: JSON.stringify(id),
  key: JSON.stringify(key),
  codes: JSON.stringify(codes),
  title: JSON.stringify(title),
  description: JSON.stringify(description),
});
