import type { ListItem, RootContent } from 'mdast';
import { Few } from './few.ts';
import type { Flow } from './flow.ts';
import { Leaf, leafNodes, type Origin } from './leaf.ts';
import { type Place, places, type Tag } from './place.ts';
import { constant, merged, OfOne, type Own, ownOf, type Stretch } from './stretch.ts';
import type { About, Subject, Syntax } from './syntax.ts';

/** Some items of a list, one leaf each. */
export interface ListPart {
  leaves(about: About): readonly Leaf[];
  /** @param first where the first of them stands */
  stretches(first: Place, next: Place): readonly Stretch[];
}

/** Items that stand in many lists together. */
export class Items implements ListPart {
  readonly #leaves: readonly Leaf[];
  readonly #stretches = new Few<Place, readonly Stretch[]>();
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
    for (const leaf of this.#leaves) if (other.#leaves.includes(leaf)) return true;
    return false;
  }

  /** All together where none is out, else those that stay one by one. */
  without(isOut: (leaf: Leaf, at: number) => boolean): readonly Items[] {
    return this.#leaves.some(isOut) ? this.each.filter((_, at) => !isOut(this.#leaves[at] as Leaf, at)) : [this];
  }

  stretches(first: Place, next: Place): readonly Stretch[] {
    const all = (): readonly Stretch[] => this.#leaves.flatMap((one, at) => one.stretches(at === 0 ? first : next));
    return this.#stretches.get(first) ?? this.#stretches.keep(first, merged(all()));
  }
}

/** Items that each subject has of its own: those of the one, and those of the other. */
export function itemsOfBoth<S extends Subject>(of: (subject: S) => ListPart): readonly ListPart[] {
  const texts = new Few<Place, Own<S>>();
  const textsIn = (first: Place, next: Place): Own<S> => {
    const stretchesOf = (subject: S): readonly Stretch[] => of(subject).stretches(first, next);
    return texts.get(first) ?? texts.keep(first, ownOf(stretchesOf));
  };
  return (['a', 'b'] as const).map((side) => ({
    leaves: (about) => of((about as About<S>)[side]).leaves(about),
    stretches: (first, next) => [new OfOne(side, textsIn(first, next))],
  }));
}

/** A tight list with bullets. */
export const list = (items: readonly (Leaf | ListPart)[]): Flow => new List(items, false);

/** The same with numbers. */
export const numberedList = (leaves: readonly Leaf[]): Flow => new List(leaves, true);

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
    const { paragraph } = places.markdown;
    return this.#items.flatMap((one, at) => [start(at), ...one.stretches(paragraph, paragraph)]);
  }

  tree(syntax: Syntax, about: About): RootContent[] {
    const children = this.#leaves(about).map((one): ListItem => {
      const { children: nodes, ...data } = leafNodes(one, syntax, about);
      return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: nodes }], ...data };
    });
    return [{ type: 'list', ordered: this.#ordered, spread: false, children }];
  }
}
