import { digest } from '../pipeline/digest.ts';
import type { Fields } from './target.ts';

/** What tells one content from another, whatever the order in which the CMS returns its fields. */
export const fieldsDigest = (fields: Fields): string => digest(JSON.stringify(sorted(fields)));

/** JSON that is the same for equal values: keys in the order of their letters. A field that holds JSON is compared by it. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}
