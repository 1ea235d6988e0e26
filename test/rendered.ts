import { type Article, type Block, blocksIn } from '../pipeline/compose/article.ts';
import type { Page } from '../pipeline/formats/index.ts';
import type { Flow } from '../pipeline/fragment/flow.ts';
import { textOf } from '../pipeline/fragment/piece.ts';
import { said } from '../pipeline/fragment/stretch.ts';
import type { About, Syntax } from '../pipeline/fragment/syntax.ts';
import { render } from '../pipeline/render.ts';

/** A page with its Markdown as text. */
export interface Rendered extends Page {
  readonly markdown: string;
  /** The Markdown of each block. */
  readonly parts: readonly string[];
}

export function rendered(article: Article): Rendered {
  const page = render(article);
  const parts = blocksIn(article).map(({ flow }) => flowText(flow, 'markdown', article.about));
  return { ...page, markdown: textOf(page.body), parts };
}

/** Some blocks as text. */
export const flowText = (flow: Flow, syntax: Syntax, about: About): string => said(flow.stretches(syntax), about);

export const htmlOf = (blocks: readonly Block[], about: About): string =>
  blocks.map(({ flow }) => flowText(flow, 'html', about)).join('\n');
