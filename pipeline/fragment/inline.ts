import type { PhrasingContent } from 'mdast';
import { renderPhrasing } from './serialize.ts';
import { Constant, constant, type Stretch, said } from './stretch.ts';
import type { About, Context, Key } from './syntax.ts';

/** Phrasing about two subjects that can be had as a tree or, without building one, as stretches of text. The two always agree. */
export interface Inline {
  nodes(about: About): PhrasingContent[];
  stretches(key: Key): readonly Stretch[];
}

/** Phrasing about no one, serialised as a whole. */
export const whole = (nodes: readonly PhrasingContent[]): Inline => ({
  nodes: () => [...nodes],
  stretches: (key) => [new Constant(renderPhrasing(nodes, key))],
});

const linked = new Map<Context, Context>();

/** The context of a link's label. Contexts are compared by identity, so each is made once. */
function linkedContext(context: Context): Context {
  let inside = linked.get(context);
  if (inside === undefined) {
    inside = { constructs: [...context.constructs, 'link', 'label'], before: '[', after: '](' };
    linked.set(context, inside);
  }
  return inside;
}

/** A link around phrasing. */
export class Link implements Inline {
  readonly #address: readonly Stretch[];
  readonly #label: Inline;

  /** @param address a relative one of letters, digits, `.`, `-`, `_` and `/`: nothing that an address must escape */
  constructor(address: readonly Stretch[], label: Inline) {
    this.#address = address;
    this.#label = label;
  }

  nodes(about: About): PhrasingContent[] {
    return [{ type: 'link', url: said(this.#address, about), children: this.#label.nodes(about) as never }];
  }

  stretches(key: Key): readonly Stretch[] {
    const label = this.#label.stretches(typeof key === 'string' ? key : linkedContext(key));
    if (key === 'plain') return label;
    if (key === 'html') return [constant('<a href="'), ...this.#address, constant('">'), ...label, constant('</a>')];
    return [constant('['), ...label, constant(']('), ...this.#address, constant(')')];
  }
}
