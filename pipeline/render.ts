import { type Article, articleDigest, body } from './compose/index.ts';
import type { Page } from './formats/index.ts';

/** Give an article its bodies: each syntax is put together once, however many formats use it. */
export function render(article: Article): Page {
  const markdown = body(article, 'markdown');
  let html: string | undefined;
  return {
    article,
    markdown,
    get html() {
      html ??= body(article, 'html');
      return html;
    },
    digest: articleDigest(article, markdown),
  };
}
