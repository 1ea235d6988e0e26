import type { Content } from '../content.ts';
import * as schemas from './index.ts';

/** The schemas for editors, as the files of an output: those of the English files, and those of the locales with the English of each key as its description. */
export function schemaFiles(content: Content): Record<string, string> {
  const { config, enhanced, glossary, pairs, protocol, record, state } = schemas;
  const files: Record<string, object> = { config, enhanced, glossary, pairs, protocol, record, state };
  files['locales/article'] = schemas.localeSchema('article', content.units.values());
  for (const { id } of content.protocols) files[`locales/${id}`] = schemas.localeSchema(id, content.units.values());
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      `schemas/${name}.json`,
      `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, undefined, 2)}\n`,
    ]),
  );
}
