import { type Article, blocksIn } from '../compose/index.ts';
import type { Protocol } from '../content.ts';

/**
 * The share of the claims of an article that name their source: the texts of a record its specification, those of a pair the pair's
 * sources, a session the server that was recorded. Headings, and sentences computed from facts, claim nothing of their own.
 */
export function sourcedShare(article: Article, { records, pairs }: Protocol): number {
  const { codes } = article;
  let claims = 0;
  let sourced = 0;
  const claim = (isSourced: boolean): void => {
    claims += 1;
    if (isSourced) sourced += 1;
  };
  const judged = pairs.get(codes.join('-'));
  for (const { part, code } of blocksIn(article)) {
    if (part === 'session') claim(true);
    else if (part === 'description' || part === 'seen' || part === 'fix')
      claim(records.get(code ?? codes[0] ?? '')?.spec !== undefined);
    else if (part === 'verdict' || part === 'practice' || (part === 'choose' && judged?.choose !== undefined))
      claim(judged?.sources !== undefined);
  }
  return claims === 0 ? 1 : sourced / claims;
}
