import { enhancedFields, type ProtocolFile, pairFields, textFields, type Unit } from './content.ts';
import type { Document, Path } from './json/document.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The messages of an `article.json`, nested or with dotted keys: both are what tools for i18next write. */
export function messageUnits(document: Document): Unit[] {
  const units: Unit[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string')
      units.push({ id: ['article', ...path].join('.'), kind: 'message', text: value, document, path });
    else if (isObject(value)) for (const [key, child] of Object.entries(value)) visit(child, path.concat(key));
  };
  visit(document.value, []);
  return units;
}

/** The classes and categories of a `protocol.json`, or of a locale's file on that protocol. */
export function protocolUnits(protocol: string, document: Document): Unit[] {
  const file = document.value as Partial<ProtocolFile>;
  return (['classes', 'categories'] as const).flatMap((group) =>
    Object.entries(file[group] ?? {}).map(([key, text]) => ({
      id: `${protocol}.${group}.${key}`,
      kind: 'label' as const,
      text,
      document,
      path: [group, key],
    })),
  );
}

/** None where `value` is no object, as under a key that the English does not have, which has been reported then. */
function fieldUnits(prefix: string, fields: readonly string[], value: unknown, document: Document, path: Path): Unit[] {
  if (!isObject(value)) return [];
  return fields.flatMap((field) => {
    const text = value[field];
    const kind = field === 'name' ? ('label' as const) : ('text' as const);
    return typeof text === 'string' ? [{ id: `${prefix}.${field}`, kind, text, document, path: path.concat(field) }] : [];
  });
}

/** The texts of one English record. */
export const recordUnits = (protocol: string, code: string, document: Document): Unit[] =>
  fieldUnits(`${protocol}.codes.${code}`, textFields, document.value, document, []);

/** The texts of a file that holds one object per key: `pairs.json`, `enhanced.json`. */
const keyedUnits = (prefix: string, fields: readonly string[], entries: unknown, document: Document, path: Path): Unit[] =>
  Object.entries((entries ?? {}) as Json).flatMap(([key, value]) =>
    fieldUnits(`${prefix}.${key}`, fields, value, document, path.concat(key)),
  );

/** The texts of a `pairs.json`. */
export const pairUnits = (protocol: string, document: Document): Unit[] =>
  keyedUnits(`${protocol}.pairs`, pairFields, document.value, document, []);

/** The texts of an `enhanced.json`. */
export const enhancedUnits = (protocol: string, document: Document): Unit[] =>
  keyedUnits(`${protocol}.enhanced`, enhancedFields, document.value, document, []);

/** The texts of a locale's file on one protocol: `{ classes, categories, codes, pairs, enhanced }`. */
export function translationUnits(protocol: string, document: Document): Unit[] {
  const group = (name: 'codes' | 'pairs' | 'enhanced', fields: readonly string[]) =>
    keyedUnits(`${protocol}.${name}`, fields, (document.value as Json)[name], document, [name]);
  return [
    ...protocolUnits(protocol, document),
    ...group('codes', textFields),
    ...group('pairs', pairFields),
    ...group('enhanced', enhancedFields),
  ];
}
