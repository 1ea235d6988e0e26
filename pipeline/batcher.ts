import type { Article } from './compose/index.ts';
import type { Container } from './containers/index.ts';
import { type Format, markdown } from './formats/index.ts';
import { writeLine } from './formats/listing.ts';
import { Pieces } from './fragment/piece.ts';
import type { Batch } from './pages/batch.ts';
import { Sheet } from './pages/sheet.ts';
import { render } from './render.ts';

/** A batch is full from so many pages or bytes on: enough that handing it on weighs nothing, little enough that memory stays flat. */
const mostPages = 128;
const mostBytes = 256 * 1024;

/** Renders the pages of one job, and gathers them in batches. */
export class Batcher {
  readonly #formats: readonly Format[];
  readonly #container: Container;
  readonly #sheet = new Sheet();
  readonly #body = new Pieces();
  #codes: (readonly string[])[] = [];
  #articles: Article[] = [];

  /** @param container what the pages are for */
  constructor(formats: readonly Format[], container: Container) {
    this.#formats = formats;
    this.#container = container;
  }

  add(article: Article): void {
    const page = render(article, this.#body);
    const sheet = this.#sheet;
    const { takesRecords } = this.#container;
    sheet.start();
    markdown.file(page, sheet);
    for (const format of this.#formats) {
      sheet.start();
      if (takesRecords) format.record(page, sheet);
      else if (format !== markdown) format.file(page, sheet);
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
