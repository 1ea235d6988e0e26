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

/**
 * Is told of every string of a document, in the order in which they stand.
 * @param path the way to it, which goes on to the next: for later it must be copied
 * @param key whether it is the key of a member, and no value
 */
type Visit = (text: string, path: Path, key: boolean) => void;

/** Go through the strings of a document. There are thousands, and mostly nothing is to be said of any: nothing is made for them. */
export function visitStrings(document: Document, visit: Visit): void {
  const path: string[] = [];
  const go = (value: unknown): void => {
    if (typeof value === 'string') visit(value, path, false);
    else if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value);
      for (const step of Object.keys(value)) {
        path.push(step);
        if (!isList) visit(step, path, true);
        go((value as Readonly<Record<string, unknown>>)[step]);
        path.pop();
      }
    }
  };
  go(document.value);
}

/** What is found in a document alone, once for it. */
export const perDocument = (find: (document: Document) => readonly Finding[]): ((document: Document) => readonly Finding[]) =>
  oncePer((document) => document, find);
