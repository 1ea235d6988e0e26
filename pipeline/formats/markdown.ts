import type { Article } from '../compose/index.ts';
import { Constant } from '../fragment/stretch.ts';
import type { Sheet } from '../pages/sheet.ts';
import { writeBody } from './body.ts';
import { lines, members } from './fields.ts';
import type { Format } from './format.ts';
import { places } from './places.ts';

/**
 * Markdown with YAML front matter, one file per article. Every value is JSON, which YAML 1.2 reads as it is and which no reader takes
 * for a date or a number. `translationKey` is what Hugo links translations by. `id` is the file's name, since Docusaurus makes the address
 * from it; there is no `slug`, which Astro would take for the id.
 */
export const markdown: Format = {
  ...places.markdown,
  file,
  record(article, sheet) {
    members.write(article, sheet);
    sheet.text('","markdown":"');
    writeBody(article, 'markdown', sheet, true);
    sheet.text('"}\n');
  },
};

const afterFields = new Constant('"\n---\n\n');
const newline = new Constant('\n');

function file(article: Article, sheet: Sheet): void {
  lines.write(article, sheet);
  sheet.constant(afterFields);
  writeBody(article, 'markdown', sheet);
  sheet.constant(newline);
}
