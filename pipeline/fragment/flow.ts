import type { ListItem, Paragraph, RootContent } from 'mdast';
import { Leaf, leafNodes, type Origin, tagData, tagPhrasing } from './leaf.ts';
import { type Place, places, type Tag } from './place.ts';
import { serializeBlocks } from './serialize.ts';
import { Constant, constant, merged, OfOne, pieceOf, type Stretch, said } from './stretch.ts';
import { type About, nobody, type Subject, type Syntax } from './syntax.ts';

/**
 * Blocks about two subjects. `stretches` gives what was serialised before, whoever is named; `tree` gives the same blocks as a tree, from
 * which unified's own serialisation must give the same bytes.
 */
export interface Flow {
  stretches(syntax: Syntax): readonly Stretch[];
  tree(syntax: Syntax, about: About): RootContent[];
  /** The language of its text; of its last block where there are several. */
  tag(about: About): Tag | undefined;
  origins(about: About): readonly Origin[];
  /** Set where the blocks are the same whoever is named, so that it pays to keep what is made of them. */
  readonly isShared?: true;
}

export const paragraph = (one: Leaf): Flow => ({
  tag: (about) => one.voiced(about).tag,
  origins: (about) => one.origins(about),
  stretches: (syntax) => one.stretches(places[syntax].paragraph),
  tree: (syntax, about) => [{ type: 'paragraph', ...leafNodes(one, syntax, about) }],
});

export const heading = (depth: 2 | 3, one: Leaf): Flow => ({
  tag: (about) => one.voiced(about).tag,
  origins: (about) => one.origins(about),
  stretches: (syntax) => one.stretches(places[syntax][`heading${depth}`]),
  tree: (syntax, about) => [{ type: 'heading', depth, ...leafNodes(one, syntax, about) }],
});

/** Some items of a list, one leaf each. */
export interface ListPart {
  leaves(about: About): readonly Leaf[];
  /** @param first where the first of them stands */
  stretches(first: Place, next: Place): readonly Stretch[];
}

/** Items that stand in many lists together. */
export class Items implements ListPart {
  readonly #leaves: readonly Leaf[];
  readonly #stretches = new Map<Place, readonly Stretch[]>();
  #each: readonly Items[] | undefined;

  constructor(leaves: readonly Leaf[]) {
    this.#leaves = leaves;
  }

  leaves(): readonly Leaf[] {
    return this.#leaves;
  }

  /** The same one by one. */
  get each(): readonly Items[] {
    this.#each ??= this.#leaves.map((leaf) => new Items([leaf]));
    return this.#each;
  }

  sharesWith(other: Items): boolean {
    return this.#leaves.some((leaf) => other.#leaves.includes(leaf));
  }

  /** All together where none is out, else those that stay one by one. */
  without(isOut: (leaf: Leaf, at: number) => boolean): readonly Items[] {
    return this.#leaves.some(isOut) ? this.each.filter((_, at) => !isOut(this.#leaves[at] as Leaf, at)) : [this];
  }

  stretches(first: Place, next: Place): readonly Stretch[] {
    let known = this.#stretches.get(first);
    if (known === undefined) {
      known = merged(this.#leaves.flatMap((one, at) => one.stretches(at === 0 ? first : next)));
      this.#stretches.set(first, known);
    }
    return known;
  }
}

/** Items that each subject has of its own. */
export const itemsOf = <S extends Subject>(side: 'a' | 'b', of: (subject: S) => ListPart): ListPart => ({
  leaves: (about) => of((about as About<S>)[side]).leaves(about),
  stretches: (first, next) => [
    new OfOne<S>(side, (subject) => pieceOf(of(subject).stretches(first, next), { a: subject, b: subject })),
  ],
});

/** A tight list. */
export const list = (items: readonly (Leaf | ListPart)[], ordered: boolean): Flow => new List(items, ordered);

/** A class, since a list of links is made for each article: its methods are there once. */
class List implements Flow {
  readonly #items: readonly (Leaf | ListPart)[];
  readonly #ordered: boolean;

  constructor(items: readonly (Leaf | ListPart)[], ordered: boolean) {
    this.#items = items;
    this.#ordered = ordered;
  }

  #leaves(about: About): readonly Leaf[] {
    return this.#items.flatMap((one) => (one instanceof Leaf ? [one] : one.leaves(about)));
  }

  tag(about: About): Tag | undefined {
    return this.#leaves(about).at(-1)?.voiced(about).tag;
  }

  origins(about: About): readonly Origin[] {
    return this.#leaves(about).flatMap((one) => one.origins(about));
  }

  stretches(syntax: Syntax): readonly Stretch[] {
    const { firstItem, item } = places[syntax];
    if (syntax === 'markdown' && this.#ordered) return this.#numbered();
    const stretches: Stretch[] = [];
    for (const one of this.#items)
      for (const stretch of one.stretches(stretches.length === 0 ? firstItem : item, item)) stretches.push(stretch);
    if (syntax === 'markdown') return stretches;
    const name = this.#ordered ? 'ol' : 'ul';
    return [constant(`<${name}>`), ...stretches, constant(`\n</${name}>`)];
  }

  #numbered(): readonly Stretch[] {
    const start = (at: number): Stretch => constant(at === 0 ? '1. ' : `\n${at + 1}. `);
    return this.#leaves(nobody).flatMap((one, at) => [start(at), ...one.stretches(places.markdown.paragraph)]);
  }

  tree(syntax: Syntax, about: About): RootContent[] {
    const children = this.#leaves(about).map((one): ListItem => {
      const { children: nodes, ...data } = leafNodes(one, syntax, about);
      return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: nodes }], ...data };
    });
    return [{ type: 'list', ordered: this.#ordered, spread: false, children }];
  }
}

/** Blocks of a text that was parsed before, serialised once for each syntax. */
export function blocks(nodes: readonly RootContent[], tag: Tag | undefined, origins: readonly Origin[]): Flow {
  return made((syntax) => nodes.map((node) => tagBlocks(node, tag, syntax)), tag, origins);
}

/** Blocks from their tree, serialised once for each syntax. */
export function made(tree: (syntax: Syntax) => RootContent[], tag: Tag | undefined, origins: readonly Origin[]): Flow {
  return {
    isShared: true,
    tag: () => tag,
    origins: () => origins,
    tree,
    stretches: once((syntax) => [new Constant(serializeBlocks(tree(syntax), syntax))]),
  };
}

/** Found once for each syntax. */
function once(find: (syntax: Syntax) => readonly Stretch[]): (syntax: Syntax) => readonly Stretch[] {
  const found: { -readonly [S in Syntax]?: readonly Stretch[] } = {};
  return (syntax) => {
    found[syntax] ??= find(syntax);
    return found[syntax];
  };
}

function tagBlocks<T extends RootContent | ListItem>(node: T, tag: Tag | undefined, syntax: Syntax): T {
  if (tag === undefined) return node;
  if (node.type === 'paragraph') {
    return {
      ...(node as Paragraph),
      children: tagPhrasing((node as Paragraph).children, tag, syntax),
      ...tagData(tag),
    } as unknown as T;
  }
  if (node.type !== 'list' && node.type !== 'listItem') return node;
  const children = (node.children as RootContent[]).map((child) => tagBlocks(child, tag, syntax));
  return { ...node, children, ...(node.type === 'listItem' ? tagData(tag) : {}) } as T;
}

/** What a serialiser puts between two blocks. */
export const between = (syntax: Syntax): Stretch => constant(syntax === 'html' ? '\n' : '\n\n');

/** Blocks one after the other. */
export const sequence = (flows: readonly Flow[]): Flow => new Sequence(flows);

/** A class for the same reason as a list. */
class Sequence implements Flow {
  readonly #flows: readonly Flow[];

  constructor(flows: readonly Flow[]) {
    this.#flows = flows;
  }

  tag(about: About): Tag | undefined {
    return this.#flows.at(-1)?.tag(about);
  }

  origins(about: About): readonly Origin[] {
    return this.#flows.flatMap((flow) => flow.origins(about));
  }

  stretches(syntax: Syntax): readonly Stretch[] {
    const stretches: Stretch[] = [];
    for (const flow of this.#flows) {
      if (stretches.length > 0) stretches.push(between(syntax));
      for (const stretch of flow.stretches(syntax)) stretches.push(stretch);
    }
    return stretches;
  }

  tree(syntax: Syntax, about: About): RootContent[] {
    return this.#flows.flatMap((flow) => flow.tree(syntax, about));
  }
}

/** Blocks about these two, whoever is named, as one piece: for what stands in every article on one code. */
export function keepRendered(flow: Flow, about: About): Flow {
  const [tag, origins] = [flow.tag(about), flow.origins(about)];
  return {
    isShared: true,
    tag: () => tag,
    origins: () => origins,
    tree: (syntax) => flow.tree(syntax, about),
    stretches: once((syntax) => [new Constant(said(flow.stretches(syntax), about))]),
  };
}

/** The same blocks, for many articles: what they consist of is found once. */
export const composed = (flow: Flow): Flow => ({
  tag: (about) => flow.tag(about),
  origins: (about) => flow.origins(about),
  tree: (syntax, about) => flow.tree(syntax, about),
  stretches: once((syntax) => merged(flow.stretches(syntax))),
});
