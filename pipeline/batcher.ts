import type { Article } from './compose/index.ts';
import type { Container } from './containers/index.ts';
import { type Format, markdown } from './formats/index.ts';
import { writeLine } from './formats/listing.ts';
import type { Batch } from './pages/batch.ts';
import { Sheet } from './pages/sheet.ts';

/** A batch is full from so many pages or bytes on: enough that handing it on weighs nothing, little enough that memory stays flat. */
const mostPages = 128;
const mostBytes = 256 * 1024;

/** Renders the pages of one job, and gathers them in batches. */
export class Batcher {
  readonly #formats: readonly Format[];
  readonly #container: Container;
  readonly #sheet: Sheet;
  #codes: (readonly string[])[] = [];
  #articles: Article[] = [];

  /**
   * @param container what the pages are for
   * @param subjects how many codes there are that they can be about
   */
  constructor(formats: readonly Format[], container: Container, subjects: number) {
    this.#sheet = new Sheet(subjects);
    this.#formats = formats;
    this.#container = container;
  }

  add(article: Article): void {
    const sheet = this.#sheet;
    const { takesRecords } = this.#container;
    sheet.page(article.about);
    sheet.start();
    markdown.file(article, sheet);
    for (const format of this.#formats) {
      sheet.start();
      if (takesRecords) format.record(article, sheet);
      else if (format !== markdown) format.file(article, sheet);
    }
    sheet.start();
    writeLine(article, sheet);
    this.#codes.push(article.kind === 'overview' ? [] : article.codes);
    if (this.#container.takesArticles) this.#articles.push(article);
  }

  get isEmpty(): boolean {
    return this.#codes.length === 0;
  }

  get isFull(): boolean {
    return this.#codes.length >= mostPages || this.#sheet.size >= mostBytes;
  }

  /** What has been added since it was taken last. */
  take(): Batch {
    const [codes, articles] = [this.#codes, this.#articles];
    this.#codes = [];
    this.#articles = [];
    return { codes, ...this.#sheet.take(), ...(this.#container.takesArticles ? { articles } : {}) };
  }
}
