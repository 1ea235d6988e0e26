import { Batcher } from '../pipeline/batcher.ts';
import { type Article, type Block, blocksIn } from '../pipeline/compose/article.ts';
import { files } from '../pipeline/containers/files.ts';
import { type Container, containerNamed } from '../pipeline/containers/index.ts';
import { type Format, markdown } from '../pipeline/formats/index.ts';
import type { Flow } from '../pipeline/fragment/flow.ts';
import { wordsOf } from '../pipeline/fragment/leaf.ts';
import { said } from '../pipeline/fragment/stretch.ts';
import type { About, Syntax } from '../pipeline/fragment/syntax.ts';
import { Press } from '../pipeline/pages/press.ts';

/** A page with its Markdown as text. */
export interface Rendered {
  readonly article: Article;
  readonly title: string;
  readonly description: string;
  readonly markdown: string;
  /** The Markdown of each block. */
  readonly parts: readonly string[];
  readonly digest: string;
}

export function rendered(article: Article): Rendered {
  const { about, title, description, blocks } = article;
  const parts = blocksIn(article).map(({ flow }) => flowText(flow, 'markdown', about));
  const words = { title: wordsOf(title, about), description: wordsOf(description, about) };
  const body = blocks.map(({ flow }) => flowText(flow, 'markdown', about)).join('\n\n');
  return { article, ...words, markdown: body, parts, digest: printed(article, markdown, files).digest };
}

/** More than any protocol of the tests has. */
const mostCodes = 1000;

/** A page in a format, as a build prints it for a container. */
function printed(article: Article, format: Format, container: Container): { readonly text: string; readonly digest: string } {
  const batcher = new Batcher([format], container, mostCodes);
  batcher.add(article);
  const press = new Press(1);
  press.take(batcher.take());
  press.next();
  return { text: press.output(0).toString(), digest: press.digest };
}

/** The file of a page. */
export const fileText = (article: Article, format: Format): string => printed(article, format, files).text;

/** The record of a page, for containers that take records. */
export const recordText = (article: Article, format: Format): string => printed(article, format, containerNamed('ndjson')).text;

/** Some blocks as text. */
export const flowText = (flow: Flow, syntax: Syntax, about: About): string => said(flow.stretches(syntax), about);

export const htmlOf = (blocks: readonly Block[], about: About): string =>
  blocks.map(({ flow }) => flowText(flow, 'html', about)).join('\n');
