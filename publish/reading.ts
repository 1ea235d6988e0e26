import type { Article, Built } from './built.ts';
import type { Inventory } from './inventory.ts';
import { Refused } from './target.ts';

/**
 * The article of a key in one language, in the version that the plan was made from.
 * @throws Refused where another build has replaced the files meanwhile
 */
export function readArticle(built: Pick<Built, 'read'>, inventory: Inventory, key: string, locale: string): Article {
  const protocol = inventory.protocolOf(key);
  const article = built.read({ id: key.slice(protocol.length + 1) }, { locale, protocol });
  if (article.digest !== inventory.wanted(key, locale)?.digest)
    throw new Refused('Another build has replaced the files meanwhile', 'Run this again when the build is done.');
  return article;
}
