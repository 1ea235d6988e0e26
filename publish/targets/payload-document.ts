import { fieldsDigest } from '../fields.ts';
import type { Copy, Version } from '../target.ts';
import { readFields, sentFields, texts } from './article-fields.ts';

/** A document with `locale=all`: a localized field is an object with a value for each locale. */
export interface Doc {
  readonly id: string | number;
  readonly externalId?: string | null;
  readonly updatedAt: string;
  readonly [field: string]: unknown;
}

/** A new document with some of its languages. */
export function documentOf(
  versions: readonly Version[],
  theirs: (tag: string) => string,
  status: 'locale' | 'document',
): Record<string, unknown> {
  const contents = versions.map((version) => ({ ...version, content: sentFields(version.fields) }));
  const byLocale = (value: (version: (typeof contents)[number]) => unknown): object =>
    Object.fromEntries(contents.map((version) => [theirs(version.locale), value(version)]));
  const stateOf = ({ state }: Pick<Version, 'state'>): string => (state === 'live' ? 'published' : 'draft');
  return {
    externalId: versions[0]?.key,
    ...Object.fromEntries(texts.map((name) => [name, byLocale(({ content }) => content[name])])),
    kontras: byLocale(({ stamp }) => stamp),
    _status: status === 'locale' ? byLocale(stateOf) : stateOf(versions[0] as Version),
  };
}

/** What an article that is nobody's has in its fields. */
export const emptied = { ...Object.fromEntries(texts.map((name) => [name, null])), kontras: null };

/** One locale of a document. @param at gives the value of that locale of what a field holds */
export function copyOf(doc: Doc, locale: string, revision: string, at: (value: unknown) => unknown): Copy {
  const stamp = at(doc.kontras);
  return {
    key: doc.externalId ?? '',
    locale,
    ref: String(doc.id),
    revision,
    state: at(doc._status) === 'published' ? 'live' : 'draft',
    fields: readFields((name) => at(doc[name])),
    stamp: typeof stamp === 'string' ? stamp : undefined,
  };
}

const isByLocale = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What Payload calls the locales in which a document holds anything. */
export const localesOf = (docs: readonly Doc[]): string[] => [
  ...new Set(docs.flatMap((doc) => texts.flatMap((name) => (isByLocale(doc[name]) ? Object.keys(doc[name]) : [])))),
];

/** All locales of a document that hold anything, as editors see them; a draft that differs from what readers see is work in hand. */
export function copies(live: Doc, latest: Doc, revision: string, ours: (name: string) => string): Copy[] {
  const at = (locale: string) => (value: unknown) => (isByLocale(value) ? value[locale] : value);
  const all = localesOf([live, latest]).map((locale) => {
    const [seen, edited] = [live, latest].map((doc) => copyOf(doc, ours(locale), revision, at(locale))) as [Copy, Copy];
    const differs = fieldsDigest(seen.fields) !== fieldsDigest(edited.fields);
    return { copy: { ...seen, fields: edited.fields, stamp: edited.stamp }, differs };
  });
  const drafts = all.filter(({ differs }) => differs).map(({ copy }) => copy.locale);
  const pending = drafts.length === 0 ? {} : { pending: `a draft in ${drafts.join(', ')}` };
  return all
    .filter(({ copy }) => copy.key !== '' && (copy.stamp !== undefined || texts.some((name) => copy.fields[name] !== '')))
    .map(({ copy }) => ({ ...copy, ...pending }));
}
