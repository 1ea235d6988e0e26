import { hash } from 'node:crypto';
import type { Article } from '../compose/index.ts';
import { Piece, type Pieces } from '../fragment/piece.ts';
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
    writeFields(article, values, asMembers, sheet);
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
export function writeFile(article: Article, values: Values, body: Pieces, sheet: Sheet): string {
  sheet.clear();
  sheet.text('---\n');
  writeFields(article, values, asLines, sheet);
  sheet.text('digest: "');
  const place = sheet.length;
  sheet.text(`${noDigest}"\n---\n\n`);
  sheet.pieces(body);
  sheet.text('\n');
  const digest = hash('sha256', sheet.bytes, 'hex').slice(0, noDigest.length);
  sheet.replace(place, digest);
  return digest;
}

/** How fields are written: as members of a JSON object, or as lines of YAML. */
interface Fields {
  /** @param json the value */
  one(name: string, json: string): string;
  /** What is done with several in the end. */
  all(fields: string): string;
}
const asMembers: Fields = { one: (name, json) => `"${name}":${json},`, all: (fields) => fields };
const asLines: Fields = { one: (name, json) => `${name}: ${json}\n`, all: yaml };

/** Write what an article says of itself. What it has in common with the one before is not encoded again. */
function writeFields(article: Article, values: Values, { one, all }: Fields, sheet: Sheet): void {
  const { kind, locale, protocol, eyebrow, titleLang, descriptionLang, draft, index, translation } = article;
  const field = (name: string, value: unknown): string => one(name, JSON.stringify(value));
  const ifAny = (name: string, value: string | undefined): string => (value === undefined ? '' : field(name, value));
  sheet.text(all(one('id', values.id) + one('translationKey', values.key)));
  sheet.piece(
    places.of([one, kind, locale, protocol, eyebrow], () =>
      all(field('kind', kind) + field('locale', locale) + field('protocol', protocol) + field('eyebrow', eyebrow)),
    ),
  );
  const title = one('codes', values.codes) + one('title', values.title) + ifAny('titleLang', titleLang);
  sheet.text(all(title + one('description', values.description) + ifAny('descriptionLang', descriptionLang)));
  sheet.piece(
    states.of([one, draft, index, translation], () =>
      all(field('draft', draft) + field('index', index) + field('translation', translation)),
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
const everyRefused = new RegExp(refused, 'g');

function yaml(text: string): string {
  if (!refused.test(text)) return text;
  return text.replace(everyRefused, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
