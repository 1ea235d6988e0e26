import type { Article } from '../compose/index.ts';
import type { Names } from '../compose/names.ts';
import { Constant, formOf, type Stretch } from '../fragment/stretch.ts';
import type { Sheet } from '../pages/sheet.ts';

/** What an article says of itself as a translation: mostly the same as the one before. */
type State = Pick<Article, 'draft' | 'index' | 'translation'>;

/** Writes what an article says of itself. What all articles say that name themselves alike is found once. */
export class Head {
  readonly #before: (article: Article) => readonly Stretch[];
  readonly #after: (state: State) => string;
  readonly #known = new WeakMap<Names, readonly Stretch[]>();
  #last: State | undefined;
  #state = new Constant('');

  /**
   * @param before what stands before its title, whatever the article is but for its names
   * @param after what stands at the end
   */
  constructor(before: (article: Article) => readonly Stretch[], after: (state: State) => string) {
    this.#before = before;
    this.#after = after;
  }

  start(article: Article, sheet: Sheet): void {
    let stretches = this.#known.get(article.names);
    if (stretches === undefined) {
      stretches = formOf(this.#before(article));
      this.#known.set(article.names, stretches);
    }
    sheet.say(stretches, article.about);
  }

  /** Write the plain words of its title or its description, as the inside of a JSON string. */
  words(field: 'title' | 'description', article: Article, sheet: Sheet): void {
    sheet.say(article[field].inline.stretches('plain'), article.about, true);
  }

  end({ draft, index, translation }: Article, sheet: Sheet): void {
    const last = this.#last;
    if (last?.draft !== draft || last.index !== index || last.translation !== translation) {
      this.#last = { draft, index, translation };
      this.#state = new Constant(this.#after(this.#last));
    }
    sheet.constant(this.#state);
  }
}
