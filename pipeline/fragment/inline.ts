import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { fixedPiece, Piece, type Pieces } from './piece.ts';
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

/** Phrasing about these two, wherever it stands. */
export const said = (inline: Inline, about: About): Inline => ({
  nodes: () => inline.nodes(about),
  plain: () => inline.plain(about),
  write: (to, syntax, context) => inline.write(to, syntax, context, about),
});

/**
 * A link around phrasing.
 * @param url a relative address of letters, digits, `.`, `-`, `_` and `/`: nothing that an address must escape
 */
export function link(url: string, label: Inline): Inline {
  return {
    nodes: (about) => [{ type: 'link', url, children: label.nodes(about) as never }],
    plain: (about) => label.plain(about),
    write(to, syntax, context, about) {
      if (syntax === 'html') {
        to.push(new Piece(`<a href="${url}">`));
        label.write(to, syntax, context, about);
        to.push(fixedPiece('</a>'));
      } else {
        to.push(fixedPiece('['));
        label.write(to, syntax, linkedContext(context), about);
        to.push(new Piece(`](${url})`));
      }
    },
  };
}
