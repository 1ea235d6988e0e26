import { hash } from 'node:crypto';
import type { Article } from '../compose/index.ts';
import type { Pieces } from '../fragment/piece.ts';
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
    sheet.text(`{${fieldsOf(article, '"', '":', ',')}"digest":"${digest}","markdown":"`);
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
  sheet.text(`---\n${yaml(fieldsOf(article, '', ': ', '\n'))}digest: "`);
  const place = sheet.length;
  sheet.text(`${noDigest}"\n---\n\n`);
  sheet.pieces(body);
  sheet.text('\n');
  const digest = hash('sha256', sheet.bytes, 'hex').slice(0, noDigest.length);
  sheet.replace(place, digest);
  return digest;
}

/** What the file says of itself: names, and values as JSON, with what stands around them. */
function fieldsOf(article: Article, start: string, middle: string, end: string): string {
  const { id, key, kind, locale, protocol, eyebrow, codes, title, titleLang, description, descriptionLang } = article;
  const { draft, index, translation } = article;
  const field = (name: string, value: unknown): string => start + name + middle + JSON.stringify(value) + end;
  const ifAny = (name: string, value: string | undefined): string => (value === undefined ? '' : field(name, value));
  const names = field('id', id) + field('translationKey', key) + field('kind', kind) + field('locale', locale);
  const places = field('protocol', protocol) + field('eyebrow', eyebrow) + field('codes', codes);
  const titles = field('title', title) + ifAny('titleLang', titleLang);
  const descriptions = field('description', description) + ifAny('descriptionLang', descriptionLang);
  const states = field('draft', draft) + field('index', index) + field('translation', translation);
  return names + places + titles + descriptions + states;
}

/** Characters that YAML parsers refuse, and that JSON leaves as they are: U+007F to U+009F, lone line separators and others. */
const refused = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

const yaml = (text: string): string =>
  refused.test(text)
    ? text.replace(new RegExp(refused, 'g'), (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
