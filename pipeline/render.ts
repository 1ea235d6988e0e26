import { type Article, articleDigest } from './compose/index.ts';
import { joinBlocks } from './flow.ts';
import type { Page } from './formats/index.ts';

/** Give an article its bodies: each syntax is put together once, however many formats use it. */
export function render(article: Article): Page {
  const parts = article.blocks.map(({ flow }) => flow.render('markdown'));
  const markdown = joinBlocks(parts, 'markdown');
  let html: string | undefined;
  return {
    article,
    parts,
    markdown,
    get html() {
      html ??= joinBlocks(
        article.blocks.map(({ flow }) => flow.render('html')),
        'html',
      );
      return html;
    },
    digest: articleDigest(article, markdown),
  };
}
