import { hash } from 'node:crypto';
import type { Article } from '../compose/index.ts';
import { Piece, type Pieces } from '../fragment/piece.ts';
import type { Format } from './format.ts';
import type { Sheet } from './sheet.ts';

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
  record({ article, body, digest }, sheet) {
    sheet.text('{');
    writeFields(article, asMembers, sheet);
    sheet.text(`"digest":"${digest}","markdown":"`);
    sheet.quotedPieces(body);
    sheet.text('"}\n');
  },
};

/** Stands where the digest of a file will stand. */
const noDigest = '0'.repeat(16);

/**
 * Write the file of an article, with its digest: the first 16 hexadecimal digits of the SHA-256 of the file, with zeros for the digest itself.
 * @param sheet what it holds is overwritten
 * @returns the digest
 */
export function writeFile(article: Article, body: Pieces, sheet: Sheet): string {
  sheet.clear();
  sheet.text('---\n');
  writeFields(article, asLines, sheet);
  sheet.text('digest: "');
  const place = sheet.length;
  sheet.text(`${noDigest}"\n---\n\n`);
  sheet.pieces(body);
  sheet.text('\n');
  const digest = hash('sha256', sheet.bytes, 'hex').slice(0, noDigest.length);
  sheet.replace(place, digest);
  return digest;
}

/** How a field is written: as a member of a JSON object, or as a line of YAML. */
type Field = (name: string, value: unknown) => string;
const asMembers: Field = (name, value) => `"${name}":${JSON.stringify(value)},`;
const asLines: Field = (name, value) => yaml(`${name}: ${JSON.stringify(value)}\n`);

/** Write what an article says of itself. What it has in common with the one before is not encoded again. */
function writeFields(article: Article, field: Field, sheet: Sheet): void {
  const { id, key, kind, locale, protocol, eyebrow, codes, title, titleLang, description, descriptionLang } = article;
  const { draft, index, translation } = article;
  const ifAny = (name: string, value: string | undefined): string => (value === undefined ? '' : field(name, value));
  sheet.text(field('id', id) + field('translationKey', key));
  sheet.piece(
    places.of([field, kind, locale, protocol, eyebrow], () => {
      const names = field('kind', kind) + field('locale', locale);
      return names + field('protocol', protocol) + field('eyebrow', eyebrow);
    }),
  );
  sheet.text(field('codes', codes) + field('title', title) + ifAny('titleLang', titleLang));
  sheet.text(field('description', description) + ifAny('descriptionLang', descriptionLang));
  sheet.piece(
    states.of(
      [field, draft, index, translation],
      () => field('draft', draft) + field('index', index) + field('translation', translation),
    ),
  );
}

/** Keeps the last text that was made, for as long as what it is made from is the very same. */
class Last {
  #from: readonly unknown[] = [];
  #piece = new Piece('');

  of(from: readonly unknown[], make: () => string): Piece {
    if (from.some((one, index) => one !== this.#from[index])) {
      this.#from = from;
      this.#piece = new Piece(make());
    }
    return this.#piece;
  }
}

const places = new Last();
const states = new Last();

/** Characters that YAML parsers refuse, and that JSON leaves as they are: U+007F to U+009F, lone line separators and others. */
const refused = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

const yaml = (text: string): string =>
  refused.test(text)
    ? text.replace(new RegExp(refused, 'g'), (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
