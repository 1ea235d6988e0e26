import { Piece } from '../fragment/piece.ts';
import type { Sheet } from '../pages/sheet.ts';
import { lines, members } from './fields.ts';
import type { Format, Page } from './format.ts';

/**
 * Markdown with YAML front matter, one file per article. Every value is JSON, which YAML 1.2 reads as it is and which no reader takes
 * for a date or a number. `translationKey` is what Hugo links translations by. `id` is the file's name, since Docusaurus makes the address
 * from it; there is no `slug`, which Astro would take for the id.
 */
export const markdown: Format = {
  name: 'markdown',
  folder: 'articles',
  extension: '.md',
  file,
  record({ article, body }, sheet) {
    sheet.text('{');
    members.write(article, sheet);
    sheet.text('"digest":"');
    sheet.digest();
    sheet.text('","markdown":"');
    sheet.quotedPieces(body);
    sheet.text('"}\n');
  },
};

const start = new Piece('---\n');
const beforeDigest = new Piece('digest: "');
const afterDigest = new Piece('"\n---\n\n');
const newline = new Piece('\n');

function file({ article, body }: Page, sheet: Sheet): void {
  sheet.piece(start);
  lines.write(article, sheet);
  sheet.piece(beforeDigest);
  sheet.digest();
  sheet.piece(afterDigest);
  sheet.pieces(body);
  sheet.piece(newline);
}
