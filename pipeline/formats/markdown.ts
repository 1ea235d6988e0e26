import { hash } from 'node:crypto';
import type { Article } from '../compose/index.ts';
import { Piece, type Pieces } from '../fragment/piece.ts';
import { lines, members } from './fields.ts';
import type { Format } from './format.ts';
import type { Sheet } from './sheet.ts';
import type { Values } from './values.ts';

/**
 * Markdown with YAML front matter, one file per article. Every value is JSON, which YAML 1.2 reads as it is and which no reader takes
 * for a date or a number. `translationKey` is what Hugo links translations by. `id` is the file's name, since Docusaurus makes the address
 * from it; there is no `slug`, which Astro would take for the id.
 */
export const markdown: Format = {
  name: 'markdown',
  folder: 'articles',
  extension: '.md',
  file: ({ file }) => file,
  record({ article, values, body, digest }, sheet) {
    sheet.text('{');
    members.write(article, values, sheet);
    sheet.text(`"digest":"${digest}","markdown":"`);
    sheet.quotedPieces(body);
    sheet.text('"}\n');
  },
};

const start = new Piece('---\n');
const beforeDigest = new Piece('digest: "');
const afterDigest = new Piece('"\n---\n\n');
const newline = new Piece('\n');
/** Stands where the digest of a file will stand. */
const noDigest = new Piece('0'.repeat(16));

/**
 * Write the file of an article, with its digest: the first 16 hexadecimal digits of the SHA-256 of the file, with zeros for the digest itself.
 * @param sheet what it holds is overwritten
 * @returns the digest
 */
export function writeFile(article: Article, values: Values, body: Pieces, sheet: Sheet): string {
  sheet.clear();
  sheet.piece(start);
  lines.write(article, values, sheet);
  sheet.piece(beforeDigest);
  const place = sheet.length;
  sheet.piece(noDigest);
  sheet.piece(afterDigest);
  sheet.pieces(body);
  sheet.piece(newline);
  const digest = hash('sha256', sheet.bytes, 'hex').slice(0, noDigest.text.length);
  sheet.replace(place, digest);
  return digest;
}
