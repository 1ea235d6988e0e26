import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../pipeline/build.ts';
import { filesBelow } from '../root.ts';
import { contentFiles } from './content.ts';
import { writeFiles } from './folder.ts';

/** What our own JSON says of an article, against which a site is held. */
export interface Expected {
  /** `id/http/301-vs-302`, and so the address of the page. */
  readonly path: string;
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly codes: readonly string[];
  readonly draft: boolean;
  readonly index: boolean;
  readonly translation: { readonly coverage: number };
  readonly digest: string;
  readonly html: string;
}

/**
 * Build the content into `<folder>/dist`.
 * @returns the articles, and the folder with their Markdown files, which a site generator is to read unchanged
 */
export async function buildArticles(
  folder: string,
  fallback: 'mark' | 'omit',
): Promise<{ readonly files: string; readonly articles: readonly Expected[] }> {
  writeFiles(folder, contentFiles(fallback));
  const { counts, diagnostics } = await build(folder);
  if (counts === undefined) throw new Error(`The content has errors: ${JSON.stringify(diagnostics)}`);
  const files = join(folder, 'dist', 'articles');
  const articles = Object.keys(filesBelow(files)).map((name): Expected => {
    const path = name.replace(/\.md$/, '');
    const article = JSON.parse(readFileSync(join(folder, 'dist', 'json', `${path}.json`), 'utf8')) as Expected & {
      body: { html: string };
    };
    return { ...article, path, html: article.body.html };
  });
  return { files, articles };
}
