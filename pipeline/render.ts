import type { Article, Block } from './compose/index.ts';
import type { Page } from './formats/index.ts';
import { writeFile } from './formats/markdown.ts';
import { Sheet } from './formats/sheet.ts';
import { valuesOf } from './formats/values.ts';
import { between } from './fragment/flow.ts';
import { Pieces } from './fragment/piece.ts';
import { writeAll } from './fragment/stretch.ts';

/** The memory that a page is made in. */
export class Desk {
  readonly body = new Pieces();
  readonly sheet = new Sheet();
}

const separator = between('markdown');

/**
 * Give an article its Markdown, of which every format makes use.
 * @param desk for who is done with one page before the next is made
 */
export function render(article: Article, { body, sheet } = new Desk()): Page {
  const { blocks, about } = article;
  body.clear();
  for (let at = 0; at < blocks.length; at += 1) {
    if (at > 0) separator.write(body, about);
    writeAll((blocks[at] as Block).flow.stretches('markdown'), body, about);
  }
  const values = valuesOf(article);
  const digest = writeFile(article, values, body, sheet);
  return { article, values, body, file: sheet.bytes, digest };
}
