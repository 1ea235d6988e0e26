import type { Article } from '../compose/index.ts';
import { Piece } from '../fragment/piece.ts';
import type { Sheet } from './sheet.ts';
import type { Values } from './values.ts';

/** How what an article says of itself is written: as members of a JSON object, or as lines of YAML. */
interface Style {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  /** What is done with JSON in the end. */
  readonly encode: (json: string) => string;
}

/** Writes what an article says of itself. What it has in common with the one before is not encoded again. */
class Fields {
  readonly #style: Style;
  readonly #names: Readonly<Record<keyof Values, Piece>>;
  readonly #after: Piece;
  #last: Article | undefined;
  #place = new Piece('');
  #state = new Piece('');

  constructor(style: Style) {
    const { before, between, after } = style;
    const name = (one: string): Piece => new Piece(`${before}${one}${between}`);
    this.#style = style;
    this.#names = {
      id: name('id'),
      key: name('translationKey'),
      codes: name('codes'),
      title: name('title'),
      description: name('description'),
    };
    this.#after = new Piece(after);
  }

  write(article: Article, values: Values, sheet: Sheet): void {
    this.#recall(article);
    this.#add('id', values, sheet);
    this.#add('key', values, sheet);
    sheet.piece(this.#place);
    this.#add('codes', values, sheet);
    this.#add('title', values, sheet);
    if (article.titleLang !== undefined) sheet.text(this.#field('titleLang', article.titleLang));
    this.#add('description', values, sheet);
    if (article.descriptionLang !== undefined) sheet.text(this.#field('descriptionLang', article.descriptionLang));
    sheet.piece(this.#state);
  }

  #add(field: keyof Values, values: Values, sheet: Sheet): void {
    sheet.piece(this.#names[field]);
    sheet.text(this.#style.encode(values[field]));
    sheet.piece(this.#after);
  }

  #recall(article: Article): void {
    const last = this.#last;
    const { kind, locale, protocol, eyebrow, draft, index, translation } = article;
    if (last?.kind !== kind || last.locale !== locale || last.protocol !== protocol || last.eyebrow !== eyebrow)
      this.#place = this.#fields({ kind, locale, protocol, eyebrow });
    if (last?.draft !== draft || last.index !== index || last.translation !== translation)
      this.#state = this.#fields({ draft, index, translation });
    this.#last = article;
  }

  #fields(values: Readonly<Record<string, unknown>>): Piece {
    return new Piece(
      Object.entries(values)
        .map(([name, value]) => this.#field(name, value))
        .join(''),
    );
  }

  #field(name: string, value: unknown): string {
    const { before, between, after, encode } = this.#style;
    return `${before}${name}${between}${encode(JSON.stringify(value))}${after}`;
  }
}

/** Characters that YAML parsers refuse, and that JSON leaves as they are: U+007F to U+009F, lone line separators and others. */
const refused = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const everyRefused = new RegExp(refused, 'g');

function yaml(json: string): string {
  if (!refused.test(json)) return json;
  return json.replace(everyRefused, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** As members of a JSON object. */
export const members = new Fields({ before: '"', between: '":', after: ',', encode: (json) => json });

/** As lines of YAML. */
export const lines = new Fields({ before: '', between: ': ', after: '\n', encode: yaml });
