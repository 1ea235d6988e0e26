import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { serializePhrasing } from './serialize.ts';
import type { About, Context, Syntax } from './syntax.ts';

/** Phrasing about two subjects that can be had as a tree or, without building one, as text. The two always agree. */
export interface Inline {
  nodes(about: About): PhrasingContent[];
  render(syntax: Syntax, context: Context, about: About): string;
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

export type Place = 'paragraph' | 'heading' | 'cell';

/** The context of a leaf, and the same between the tags that name its language. */
export const contexts: Readonly<Record<Place, { readonly bare: Context; readonly tagged: Context }>> = {
  paragraph: { bare: inParagraph, tagged: tagged(inParagraph) },
  heading: { bare: inHeading, tagged: tagged(inHeading) },
  cell: { bare: inCell, tagged: tagged(inCell) },
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
  #html: string | undefined;
  readonly #markdown = new Map<Context, string>();

  get(syntax: Syntax, context: Context, make: () => string): string {
    if (syntax === 'html') {
      this.#html ??= make();
      return this.#html;
    }
    let text = this.#markdown.get(context);
    if (text === undefined) {
      text = make();
      this.#markdown.set(context, text);
    }
    return text;
  }
}

/** Phrasing about no one, serialised as a whole. */
export function whole(nodes: readonly PhrasingContent[]): Inline {
  const kept = new Kept();
  return {
    nodes: () => [...nodes],
    plain: () => plain([...nodes]),
    render: (syntax, context) => kept.get(syntax, context, () => serializePhrasing(nodes, syntax, context)),
  };
}

/** Phrasing about these two, wherever it stands. */
export function said(inline: Inline, about: About): Inline {
  const kept = new Kept();
  return {
    nodes: () => inline.nodes(about),
    plain: () => inline.plain(about),
    render: (syntax, context) => kept.get(syntax, context, () => inline.render(syntax, context, about)),
  };
}

/**
 * A link around phrasing.
 * @param url a relative address of letters, digits, `.`, `-`, `_` and `/`: nothing that an address must escape
 */
export function link(url: string, label: Inline): Inline {
  return {
    nodes: (about) => [{ type: 'link', url, children: label.nodes(about) as never }],
    plain: (about) => label.plain(about),
    render: (syntax, context, about) =>
      syntax === 'html'
        ? `<a href="${url}">${label.render(syntax, context, about)}</a>`
        : `[${label.render(syntax, linkedContext(context), about)}](${url})`,
  };
}
