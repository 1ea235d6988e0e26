import type { Article, Block } from './compose/index.ts';
import type { Page } from './formats/index.ts';
import { between } from './fragment/flow.ts';
import { Pieces } from './fragment/piece.ts';
import { writeAll } from './fragment/stretch.ts';

const separator = between('markdown');

/**
 * Give an article its Markdown, of which every format makes use.
 * @param body memory for whoever is done with one page before the next is made
 */
export function render(article: Article, body = new Pieces()): Page {
  const { blocks, about } = article;
  body.clear();
  for (let at = 0; at < blocks.length; at += 1) {
    if (at > 0) separator.write(body, about);
    writeAll((blocks[at] as Block).flow.stretches('markdown'), body, about);
  }
  return { article, body };
}
