import type {
  Config,
  Content,
  EnhancedRecord,
  Locale,
  PairRecord,
  Protocol,
  ProtocolFile,
  StatusRecord,
  Unit,
} from './content.ts';
import { digest } from './digest.ts';
import type { Document } from './json/document.ts';
import type { Folder, LocaleFolder, ProtocolFolder } from './read.ts';
import { enhancedUnits, messageUnits, pairUnits, protocolUnits, recordUnits, translationUnits } from './units.ts';

/** The English half of the content: all that the locales are held against. */
export type English = Omit<Content, 'locales'>;

/**
 * Turn the English documents of a folder into content with types.
 * @param sound the documents whose shape is right; the others are left out
 */
export function assembleEnglish(folder: Folder, sound: ReadonlySet<Document>): English {
  const keep = (document: Document | undefined): Document | undefined =>
    document !== undefined && sound.has(document) ? document : undefined;
  const units = new Map<string, Unit>();
  const add = (list: Iterable<Unit>): void => {
    for (const unit of list) units.set(unit.id, unit);
  };
  add(messageUnits(folder.defaults));
  const own = keep(folder.article);
  if (own !== undefined) add(messageUnits(own));
  const protocols: Protocol[] = [];
  for (const [id, files] of folder.protocols) {
    const definition = keep(files.protocol);
    if (definition === undefined) continue;
    const protocol = assembleProtocol(id, definition, files, keep);
    protocols.push(protocol);
    add(protocolUnits(id, definition));
    for (const code of protocol.codes) add(recordUnits(id, code, files.records.get(code) as Document));
    const pairs = keep(files.pairs);
    if (pairs !== undefined) add(pairUnits(id, pairs));
    const enhanced = keep(files.enhanced);
    if (enhanced !== undefined) add(enhancedUnits(id, enhanced));
  }
  return { folder, config: (keep(folder.config)?.value ?? {}) as Config, protocols, units };
}

function assembleProtocol(
  id: string,
  definition: Document,
  files: ProtocolFolder,
  keep: (document: Document | undefined) => Document | undefined,
): Protocol {
  const file = definition.value as ProtocolFile;
  const records = new Map<string, StatusRecord>();
  for (const [code, document] of files.records)
    if (keep(document) !== undefined) records.set(code, document.value as StatusRecord);
  const codes = orderCodes([...records.keys()], file.order);
  const keyed = <T>(document: Document | undefined): Map<string, T> =>
    new Map(Object.entries((keep(document)?.value ?? {}) as Record<string, T>));
  const pairs = keyed<PairRecord>(files.pairs);
  const enhanced = keyed<EnhancedRecord>(files.enhanced);
  const grammar = compileGrammar(file.code);
  const categoryOf = (code: string): string | undefined => {
    const category = grammar?.exec(code)?.groups?.category;
    // A grammar may name categories that the file does not: there is nothing to say on them then.
    return category !== undefined && Object.hasOwn(file.categories ?? {}, category) ? category : undefined;
  };
  return { ...file, id, codes, records, pairs, enhanced, categoryOf };
}

/** The grammar of a protocol's codes; undefined where there is none, or none that is a regular expression. */
export function compileGrammar(pattern: string | undefined): RegExp | undefined {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

function orderCodes(codes: readonly string[], order: ProtocolFile['order']): string[] {
  const rank = (code: string): number => (Array.isArray(order) ? order.indexOf(code) : Number(code));
  return [...codes].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The texts of one locale that the English has too. */
export function assembleLocale(tag: string, files: LocaleFolder, english: English, sound: ReadonlySet<Document>): Locale {
  const units = new Map<string, Unit>();
  const add = (list: Iterable<Unit>): void => {
    for (const unit of list) if (english.units.has(unit.id)) units.set(unit.id, unit);
  };
  if (files.article !== undefined && sound.has(files.article)) add(messageUnits(files.article));
  for (const [protocol, document] of files.protocols) if (sound.has(document)) add(translationUnits(protocol, document));
  const state = (files.state !== undefined && sound.has(files.state) ? files.state.value : {}) as State;
  const stale = new Set<string>();
  for (const [id, unit] of units) if (isStale(state[id], (english.units.get(id) as Unit).text, unit.text)) stale.add(id);
  return { tag, policy: english.config.locales?.[tag] ?? {}, units, stale };
}

/** `state.json`: by unit id, the digests of the English and of the translation when the two were last seen to agree. */
export type State = Readonly<
  Record<string, { readonly source: string; readonly target: string; readonly review: 'translated' | 'reviewed' }>
>;

/** A translation is stale when the English has changed since and the translation has not. */
export const isStale = (entry: State[string] | undefined, source: string, target: string): boolean =>
  entry !== undefined && entry.source !== digest(source) && entry.target === digest(target);
