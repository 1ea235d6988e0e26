import { digest } from '../pipeline/digest.ts';
import type { Built } from './built.ts';
import type { Wanted } from './decide.ts';
import { fieldsDigest } from './fields.ts';
import type { Inventory } from './inventory.ts';
import { readArticle } from './reading.ts';
import { formatStamp } from './stamp.ts';
import type { Fields, Target, Version } from './target.ts';

interface Source {
  readonly built: Pick<Built, 'read'>;
  readonly inventory: Inventory;
  readonly target: Pick<Target, 'render' | 'shape'>;
}

/**
 * What tells one thing that we write from another: the fields that are published, whatever else the build has of the article, and what
 * the target makes of them.
 */
const writtenOf = (fields: Fields, shape: string): Omit<Wanted, 'state'> => {
  const content = fieldsDigest(fields);
  return { content, digest: digest(`${content} ${shape}`) };
};

/** What we would write of an article that the build has. */
export function written({ built, inventory, target }: Source, key: string, locale: string): Omit<Wanted, 'state'> {
  return writtenOf(target.render(readArticle(built, inventory, key, locale)), target.shape);
}

/** An article as it is to be in the CMS, with the stamp that says so. */
export function versionOf({ built, inventory, target }: Source, key: string, locale: string): Version {
  const state = inventory.wanted(key, locale)?.state;
  if (state === undefined) throw new Error(`${key} is not wanted in ${locale}`);
  const article = readArticle(built, inventory, key, locale);
  const fields = target.render(article);
  const { content: left, digest: wrote } = writtenOf(fields, target.shape);
  return { key, locale, state, fields, stamp: formatStamp({ wrote, left, state, adopted: false }), article };
}
