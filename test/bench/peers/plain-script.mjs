// A plain script that concatenates strings: no Markdown is checked or normalised.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleOf } from './article.mjs';
import { pairsOf, readContent, slugOf } from './content.mjs';

const [root, out] = process.argv.slice(2);
for (const locale of readContent(root)) {
  const folder = join(out, locale.tag, 'bench');
  mkdirSync(folder, { recursive: true });
  for (const [a, b] of pairsOf(locale)) writeFileSync(join(folder, `${slugOf(a, b)}.md`), articleOf(locale, a, b));
}
