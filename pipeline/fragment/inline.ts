import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { fixedPiece, Piece, type Pieces, passingPiece } from './piece.ts';
import { serializePhrasing } from './serialize.ts';
import type { About, Context, Syntax } from './syntax.ts';

/** Phrasing about two subjects that can be had as a tree or, without building one, as pieces of text. The two always agree. */
export interface Inline {
  nodes(about: About): PhrasingContent[];
  write(to: Pieces, syntax: Syntax, context: Context, about: About): void;
  /** The words without their markup. */
  plain(about: About): string;
}

/** Contexts are compared by identity, so each is made once. */
const inParagraph = { constructs: ['paragraph', 'phrasing'], before: '\n', after: '\n' } as const satisfies Context;
const inHeading = { constructs: ['headingAtx', 'phrasing'], before: '# ', after: '\n' } as const satisfies Context;
/** The pipe itself, whatever space stands before it: so does mdast-util-gfm-table see a cell. */
const inCell = { constructs: ['tableCell', 'phrasing'], before: '|', after: '|' } as const satisfies Context;
const tagged = (context: Context): Context => ({ ...context, before: '>', after: '<' });
const linked = (context: Context): Context => ({
  constructs: [...context.constructs, 'link', 'label'],
  before: '[',
  after: '](',
});

/** A list item is one that is not the list's first: the line before it ends there. */
export type Place = 'paragraph' | 'heading' | 'cell' | 'item';

/** The context of a leaf, and the same between the tags that name its language. */
export const contexts: Readonly<Record<Place, { readonly bare: Context; readonly tagged: Context }>> = {
  paragraph: { bare: inParagraph, tagged: tagged(inParagraph) },
  heading: { bare: inHeading, tagged: tagged(inHeading) },
  cell: { bare: inCell, tagged: tagged(inCell) },
  item: { bare: inParagraph, tagged: tagged(inParagraph) },
};

const linkedContexts = new Map<Context, Context>();

function linkedContext(context: Context): Context {
  let inside = linkedContexts.get(context);
  if (inside === undefined) {
    inside = linked(context);
    linkedContexts.set(context, inside);
  }
  return inside;
}

/** What a text was rendered to, by syntax and context, so that it is rendered once for each. */
class Kept {
  #html: Piece | undefined;
  readonly #markdown = new Map<Context, Piece>();

  get(syntax: Syntax, context: Context, make: () => string): Piece {
    if (syntax === 'html') {
      this.#html ??= new Piece(make());
      return this.#html;
    }
    let piece = this.#markdown.get(context);
    if (piece === undefined) {
      piece = new Piece(make());
      this.#markdown.set(context, piece);
    }
    return piece;
  }
}

/** Phrasing about no one, serialised as a whole. */
export function whole(nodes: readonly PhrasingContent[]): Inline {
  const kept = new Kept();
  return {
    nodes: () => [...nodes],
    plain: () => plain([...nodes]),
    write(to, syntax, context) {
      to.push(kept.get(syntax, context, () => serializePhrasing(nodes, syntax, context)));
    },
  };
}

/** A link around phrasing about some subjects, wherever it stands. */
export class Link implements Inline {
  readonly #url: string;
  readonly #label: Inline;
  readonly #about: About;

  /** @param url a relative address of letters, digits, `.`, `-`, `_` and `/`: nothing that an address must escape */
  constructor(url: string, label: Inline, about: About) {
    this.#url = url;
    this.#label = label;
    this.#about = about;
  }

  nodes(): PhrasingContent[] {
    return [{ type: 'link', url: this.#url, children: this.#label.nodes(this.#about) as never }];
  }

  plain(): string {
    return this.#label.plain(this.#about);
  }

  write(to: Pieces, syntax: Syntax, context: Context): void {
    if (syntax === 'html') {
      to.push(passingPiece(`<a href="${this.#url}">`));
      this.#label.write(to, syntax, context, this.#about);
      to.push(fixedPiece('</a>'));
    } else {
      to.push(bracket);
      this.#label.write(to, syntax, linkedContext(context), this.#about);
      to.push(passingPiece(`](${this.#url})`));
    }
  }
}

const bracket = new Piece('[');
