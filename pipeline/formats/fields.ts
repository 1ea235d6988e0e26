import type { Article } from '../compose/index.ts';
import { Constant, constant, type Stretch } from '../fragment/stretch.ts';
import { inJson } from '../pages/json.ts';
import type { Sheet } from '../pages/sheet.ts';
import { Head } from './head.ts';

/** How what an article says of itself is written: as members of a JSON object, or as lines of YAML. */
interface Style {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** Writes what an article says of itself. Every value is JSON, which is YAML as well. */
class Fields {
  readonly #style: Style;
  readonly #head = new Head(
    (article) => this.#start(article),
    ({ draft, index, translation }) => this.#fields({ draft, index, translation }),
  );
  readonly #end: Constant;
  readonly #description: Constant;

  constructor(style: Style) {
    this.#style = style;
    this.#end = new Constant(`"${style.after}`);
    this.#description = new Constant(`${this.#name('description')}"`);
  }

  write(article: Article, sheet: Sheet): void {
    this.#head.start(article, sheet);
    this.#text('title', article, sheet);
    sheet.constant(this.#description);
    this.#text('description', article, sheet);
    this.#head.end(article, sheet);
  }

  /** All that stands before the title. */
  #start({ names, kind, locale, protocol, eyebrow }: Article): readonly Stretch[] {
    const { after } = this.#style;
    const said = (text: string): Stretch => constant(text);
    return [
      said(`${this.#name('id')}"`),
      ...names.id,
      said(`"${after}${this.#name('translationKey')}"${protocol}-`),
      ...names.id,
      said(`"${after}${this.#fields({ kind, locale, protocol, eyebrow })}${this.#name('codes')}[`),
      ...names.codes,
      said(`]${after}${this.#name('title')}"`),
    ];
  }

  /** The title or the description, and its language where it is not the page's. */
  #text(field: 'title' | 'description', article: Article, sheet: Sheet): void {
    this.#head.words(field, article, sheet);
    sheet.constant(this.#end);
    const { tag } = article[field];
    if (tag !== undefined) sheet.text(this.#fields({ [`${field}Lang`]: tag.lang }));
  }

  #fields(values: Readonly<Record<string, unknown>>): string {
    return Object.entries(values)
      .map(([name, value]) => `${this.#name(name)}${inJson(value)}${this.#style.after}`)
      .join('');
  }

  #name(name: string): string {
    return `${this.#style.before}${name}${this.#style.between}`;
  }
}

/** As members of a JSON object. */
export const members = new Fields({ before: '"', between: '":', after: ',' });

/** As lines of YAML. */
export const lines = new Fields({ before: '', between: ': ', after: '\n' });
