// A naive pipeline: unified parses and serialises each whole article, one after the other.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { articleOf } from './article.mjs';
import { pairsOf, readContent, slugOf } from './content.mjs';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', listItemIndent: 'one' })
  .freeze();
const [root, out] = process.argv.slice(2);
for (const locale of readContent(root)) {
  const folder = join(out, locale.tag, 'bench');
  mkdirSync(folder, { recursive: true });
  for (const [a, b] of pairsOf(locale)) {
    const [, matter, markdown] = /^(---\n.*?\n---\n\n)(.*)$/s.exec(articleOf(locale, a, b));
    writeFileSync(join(folder, `${slugOf(a, b)}.md`), matter + processor.processSync(markdown));
  }
}
