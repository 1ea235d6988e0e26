import type { Document, Path } from '../json/document.ts';
import type { Folder } from '../read.ts';
import { oncePer } from './once-per.ts';
import type { Finding } from './rule.ts';

/** Every document of the root, sound or not, without the package's own. */
export function* documentsOf(folder: Folder): Generator<Document> {
  const own = [folder.config, folder.article, folder.glossary];
  for (const { protocol, pairs, enhanced, records } of folder.protocols.values())
    own.push(protocol, pairs, enhanced, ...records.values());
  for (const { article, state, protocols } of folder.locales.values()) own.push(article, state, ...protocols.values());
  for (const document of own) if (document?.value !== undefined) yield document;
}

/** One string of a document: a value, or the key of a member. */
export interface JsonString {
  readonly document: Document;
  readonly path: Path;
  readonly key: boolean;
  readonly text: string;
}

/** Every string of a document, keys among them, in the order in which they stand. */
export function* stringsOf(document: Document): Generator<JsonString> {
  function* visit(value: unknown, path: Path): Generator<JsonString> {
    if (typeof value === 'string') yield { document, path, key: false, text: value };
    else if (typeof value === 'object' && value !== null) {
      for (const [step, child] of Object.entries(value)) {
        const inside = [...path, step];
        if (!Array.isArray(value)) yield { document, path: inside, key: true, text: step };
        yield* visit(child, inside);
      }
    }
  }
  yield* visit(document.value, []);
}

/** What is found in a document alone, once for it. */
export const perDocument = (find: (document: Document) => readonly Finding[]): ((document: Document) => readonly Finding[]) =>
  oncePer((document) => document, find);
