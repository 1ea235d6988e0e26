import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { serializePhrasing } from './serialize.ts';
import type { Context, Syntax } from './syntax.ts';

/** Phrasing that can be had as a tree or, without building one, as text. The two always agree. */
export interface Inline {
  nodes(): PhrasingContent[];
  render(syntax: Syntax, context: Context): string;
  /** The words without their markup. */
  plain(): string;
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

/** Phrasing serialised as a whole, once for each context. */
export function whole(nodes: readonly PhrasingContent[]): Inline {
  const rendered = new Map<Context, string>();
  let html: string | undefined;
  return {
    nodes: () => [...nodes],
    plain: () => plain([...nodes]),
    render(syntax, context) {
      if (syntax === 'html') {
        html ??= serializePhrasing(nodes, syntax, context);
        return html;
      }
      let text = rendered.get(context);
      if (text === undefined) {
        text = serializePhrasing(nodes, syntax, context);
        rendered.set(context, text);
      }
      return text;
    },
  };
}

/**
 * A link around phrasing.
 * @param url a relative address of letters, digits, `.`, `-`, `_` and `/`: nothing that an address must escape
 */
export function link(url: string, label: Inline): Inline {
  return {
    nodes: () => [{ type: 'link', url, children: label.nodes() as never }],
    plain: () => label.plain(),
    render: (syntax, context) =>
      syntax === 'html'
        ? `<a href="${url}">${label.render(syntax, context)}</a>`
        : `[${label.render(syntax, linkedContext(context))}](${url})`,
  };
}
