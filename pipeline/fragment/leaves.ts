import { Few } from './few.ts';
import { type Inline, Link, whole } from './inline.ts';
import { Leaf, type Origin, type Voiced } from './leaf.ts';
import type { Place, Tag } from './place.ts';
import { formOf, OfOne, type Own, ownOf, SaidOf, type Stretch } from './stretch.ts';
import type { About, Subject } from './syntax.ts';

/** A text that is about no one. */
export class Label extends Leaf {
  readonly #voiced: Voiced;
  readonly #origins: readonly Origin[];

  constructor(inline: Inline, tag: Tag | undefined, origins: readonly Origin[]) {
    super();
    this.#voiced = { inline, tag };
    this.#origins = origins;
  }

  voiced(): Voiced {
    return this.#voiced;
  }

  origins(): readonly Origin[] {
    return this.#origins;
  }

  override get uniform(): Voiced {
    return this.#voiced;
  }
}

/** A text as a link. */
export class Linked extends Leaf {
  readonly #shown: Leaf;
  readonly #address: readonly Stretch[];
  readonly #links = new Few<Voiced, Voiced>();

  /** @param address as a link's */
  constructor(shown: Leaf, address: readonly Stretch[]) {
    super();
    this.#shown = shown;
    this.#address = address;
  }

  voiced(about: About): Voiced {
    return this.#link(this.#shown.voiced(about));
  }

  override get uniform(): Voiced | undefined {
    return this.#shown.uniform && this.#link(this.#shown.uniform);
  }

  origins(about: About): readonly Origin[] {
    return this.#shown.origins(about);
  }

  /** As one: many pages link to the same two. */
  protected override stretchesIn(place: Place): readonly Stretch[] {
    return formOf(super.stretchesIn(place));
  }

  #link(shown: Voiced): Voiced {
    return this.#links.get(shown) ?? this.#links.keep(shown, { inline: new Link(this.#address, shown.inline), tag: shown.tag });
  }
}

/** A text about these two, whoever else the page is about. */
export class Bound extends Leaf {
  readonly #leaf: Leaf;
  readonly #about: About;

  constructor(leaf: Leaf, about: About) {
    super();
    this.#leaf = leaf;
    this.#about = about;
  }

  voiced(): Voiced {
    const { inline, tag } = this.#leaf.voiced(this.#about);
    return { inline: whole(inline.nodes(this.#about)), tag };
  }

  origins(): readonly Origin[] {
    return this.#leaf.origins(this.#about);
  }

  /** Not kept: there is one for each pair on the pages of two codes. */
  override stretches(place: Place): readonly Stretch[] {
    return [new SaidOf(this.#leaf.stretches(place), this.#about)];
  }
}

/** What each subject says of itself. */
export class Each<S extends Subject> {
  readonly leafOf: (subject: S) => Leaf;
  readonly #texts = new Few<Place, Own<S>>();

  constructor(leafOf: (subject: S) => Leaf) {
    this.leafOf = leafOf;
  }

  textsIn(place: Place): Own<S> {
    const stretchesOf = (subject: S): readonly Stretch[] => this.leafOf(subject).stretches(place);
    return this.#texts.get(place) ?? this.#texts.keep(place, ownOf(stretchesOf));
  }
}

/** The same of one of the two. */
export class OfEach<S extends Subject> extends Leaf {
  readonly #side: 'a' | 'b';
  readonly #each: Each<S>;

  constructor(side: 'a' | 'b', each: Each<S>) {
    super();
    this.#side = side;
    this.#each = each;
  }

  voiced(about: About<S>): Voiced {
    return this.#each.leafOf(about[this.#side]).voiced(about);
  }

  origins(about: About<S>): readonly Origin[] {
    return this.#each.leafOf(about[this.#side]).origins(about);
  }

  protected override stretchesIn(place: Place): readonly Stretch[] {
    return [new OfOne(this.#side, this.#each.textsIn(place))];
  }
}
