import type { Article } from '../compose/index.ts';
import type { Container } from '../containers/index.ts';
import { type Format, markdown } from '../formats/index.ts';
import { writeLine } from '../formats/listing.ts';
import { Pieces } from '../fragment/piece.ts';
import { render } from '../render.ts';
import type { Batch } from './batch.ts';
import { Sheet } from './sheet.ts';

/** A batch is full from so many pages or bytes on: enough that handing it on weighs nothing, little enough that memory stays flat. */
const mostPages = 128;
const mostBytes = 256 * 1024;

/** Renders the pages of one job, and gathers them in batches. */
export class Batcher {
  readonly #formats: readonly Format[];
  readonly #container: Container;
  readonly #sheet = new Sheet();
  readonly #body = new Pieces();
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
    this.#articles.push(article);
  }

  get isEmpty(): boolean {
    return this.#articles.length === 0;
  }

  get isFull(): boolean {
    return this.#articles.length >= mostPages || this.#sheet.size >= mostBytes;
  }

  /** What has been added since it was taken last. */
  take(): Batch {
    const articles = this.#articles;
    this.#articles = [];
    const codes = articles.map((article) => (article.kind === 'overview' ? [] : article.codes));
    return { codes, ...this.#sheet.take(), ...(this.#container.takesArticles ? { articles } : {}) };
  }
}
