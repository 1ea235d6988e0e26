import type { Article } from '../compose/index.ts';
import { Constant, constant, type Stretch } from '../fragment/stretch.ts';
import { inJson } from '../pages/json.ts';
import type { Sheet } from '../pages/sheet.ts';
import { Head } from './head.ts';

/** How what an article says of itself is written: as members of a JSON object, or as lines of YAML. */
interface Style {
  readonly start: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** Writes what an article says of itself. Every value is JSON, which is YAML as well. */
class Fields {
  readonly #style: Style;
  readonly #head = new Head(
    (article) => this.#start(article),
    ({ draft, index, translation }) => `${this.#fields({ draft, index, translation })}${this.#name('digest')}"`,
  );
  readonly #end: Constant;
  readonly #description: Constant;
  readonly #betweenTexts: Constant;

  constructor(style: Style) {
    this.#style = style;
    this.#end = new Constant(`"${style.after}`);
    this.#description = new Constant(`${this.#name('description')}"`);
    this.#betweenTexts = new Constant(this.#end.text + this.#description.text);
  }

  /** Write all up to the digest, which is the last of them. */
  write(article: Article, sheet: Sheet): void {
    const { title, description } = article;
    this.#head.start(article, sheet);
    this.#head.words('title', article, sheet);
    if (title.tag === undefined) sheet.constant(this.#betweenTexts);
    else {
      sheet.constant(this.#end);
      sheet.text(this.#fields({ titleLang: title.tag.lang }));
      sheet.constant(this.#description);
    }
    this.#head.words('description', article, sheet);
    sheet.constant(this.#end);
    if (description.tag !== undefined) sheet.text(this.#fields({ descriptionLang: description.tag.lang }));
    this.#head.end(article, sheet);
    sheet.digest();
  }

  /** All that stands before the title. */
  #start({ names, kind, locale, protocol, eyebrow }: Article): readonly Stretch[] {
    const { start, after } = this.#style;
    const said = (text: string): Stretch => constant(text);
    return [
      said(`${start}${this.#name('id')}"`),
      ...names.id,
      said(`"${after}${this.#name('translationKey')}"${protocol}-`),
      ...names.id,
      said(`"${after}${this.#fields({ kind, locale, protocol, eyebrow })}${this.#name('codes')}[`),
      ...names.codes,
      said(`]${after}${this.#name('title')}"`),
    ];
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

/** As the first members of a JSON object. */
export const members = new Fields({ start: '{', before: '"', between: '":', after: ',' });

/** As lines of YAML, below the line that begins them. */
export const lines = new Fields({ start: '---\n', before: '', between: ': ', after: '\n' });
