import { type Article, articleDigest } from './compose/index.ts';
import type { Page } from './formats/index.ts';
import { joinBlocks } from './fragment/flow.ts';

/** Give an article its Markdown, of which every format makes use. */
export function render(article: Article): Page {
  const parts = article.blocks.map(({ flow }) => flow.render('markdown', article.about));
  const markdown = joinBlocks(parts, 'markdown');
  return { article, parts, markdown, digest: articleDigest(article, parts) };
}
