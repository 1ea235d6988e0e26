import type { Content } from '../content.ts';
import type { Output } from '../write.ts';
import * as schemas from './index.ts';

/** Write the schemas for editors: those of the English files, and those of the locales with the English of each key as its description. */
export function writeSchemas(output: Output, content: Content): void {
  const { config, enhanced, glossary, pairs, protocol, record, state } = schemas;
  const files: Record<string, object> = { config, enhanced, glossary, pairs, protocol, record, state };
  files['locales/article'] = schemas.localeSchema('article', content.units.values());
  for (const { id } of content.protocols) files[`locales/${id}`] = schemas.localeSchema(id, content.units.values());
  for (const [name, schema] of Object.entries(files)) {
    output.write(
      `schemas/${name}.json`,
      `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, undefined, 2)}\n`,
    );
  }
}
