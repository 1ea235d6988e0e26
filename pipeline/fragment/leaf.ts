import type { PhrasingContent } from 'mdast';
import type { Direction } from '../language.ts';
import { contexts, type Inline, type Place } from './inline.ts';
import { fixedPiece, Piece, type Pieces, written } from './piece.ts';
import type { About, Syntax } from './syntax.ts';

/** The language of a text that stands on a page of another language. */
export interface Tag {
  readonly lang: string;
  readonly dir?: Direction;
}

/** The units that a text was made of, and those of them that the locale lacks or has in an old form. Made once, shared. */
export interface Origin {
  readonly units: readonly string[];
  readonly missing: readonly string[];
  readonly stale: readonly string[];
}

/** A text in one language; the language is named where it is not the page's. */
export interface Voiced {
  readonly inline: Inline;
  readonly tag: Tag | undefined;
}

/** Whom a text depends on where it does not depend on both: it says the same whoever else is named. */
export type Dependence = 'a' | 'b' | 'no one';

/** One stretch of text about two subjects: a paragraph, a heading, a table cell or a list item. Its language may depend on whom it is about. */
export abstract class Leaf {
  readonly of: Dependence | undefined;
  /** Of a leaf that does not depend on both, its Markdown, by the index of whom it depends on. */
  #known: Partial<Record<Place, (Piece | undefined)[]>> | undefined;

  constructor(of?: Dependence) {
    this.of = of;
  }

  /** What it says of two subjects. */
  abstract voiced(about: About): Voiced;

  /** What that was made of. */
  abstract origins(about: About): readonly Origin[];

  /** Its Markdown in a place. */
  write(to: Pieces, place: Place, about: About): void {
    if (this.of === undefined) writePlaced(to, this.voiced(about), place, about);
    else to.push(this.piece(place, about, this.of));
  }

  /** The same as an element of HTML, which carries its language. */
  writeElement(to: Pieces, name: string, about: About): void {
    const voiced = this.voiced(about);
    to.push(fixedPiece(`<${name}${attributes(voiced.tag)}>`));
    writeVoiced(to, voiced, 'html', 'paragraph', about);
    to.push(fixedPiece(`</${name}>`));
  }

  private piece(place: Place, about: About, of: Dependence): Piece {
    this.#known ??= {};
    this.#known[place] ??= [];
    const pieces = this.#known[place];
    const index = of === 'no one' ? 0 : about[of].index;
    pieces[index] ??= new Piece(written((to) => writePlaced(to, this.voiced(about), place, about)));
    return pieces[index];
  }
}

/** A text that is about no one. */
export class Label extends Leaf {
  readonly #voiced: Voiced;
  readonly #origins: readonly Origin[];

  constructor(inline: Inline, tag: Tag | undefined, origins: readonly Origin[]) {
    super('no one');
    this.#voiced = { inline, tag };
    this.#origins = origins;
  }

  voiced(): Voiced {
    return this.#voiced;
  }

  origins(): readonly Origin[] {
    return this.#origins;
  }
}

const attributes = (tag: Tag | undefined): string =>
  tag === undefined ? '' : ` lang="${tag.lang}"${tag.dir === undefined ? '' : ` dir="${tag.dir}"`}`;

/** Stands before an item of a list that is not its first. */
const bullet = new Piece('\n- ');

function writePlaced(to: Pieces, voiced: Voiced, place: Place, about: About): void {
  if (place === 'item') to.push(bullet);
  writeVoiced(to, voiced, 'markdown', place, about);
}

function writeVoiced(to: Pieces, { inline, tag }: Voiced, syntax: Syntax, place: Place, about: About): void {
  const isTagged = tag !== undefined && syntax === 'markdown';
  const { bare, tagged } = contexts[place];
  if (isTagged) to.push(fixedPiece(`<span${attributes(tag)}>`));
  inline.write(to, syntax, isTagged ? tagged : bare, about);
  if (isTagged) to.push(fixedPiece('</span>'));
}

/** In HTML the element carries the language, in Markdown a span does: any block can hold one, and every renderer lets it through or drops it. */
export function tagPhrasing(nodes: PhrasingContent[], tag: Tag | undefined, syntax: Syntax): PhrasingContent[] {
  if (tag === undefined || syntax === 'html') return nodes;
  return [{ type: 'html', value: `<span${attributes(tag)}>` }, ...nodes, { type: 'html', value: '</span>' }];
}

export const tagData = (tag: Tag | undefined) => (tag === undefined ? {} : { data: { hProperties: { ...tag } } });

export function leafNodes(one: Leaf, syntax: Syntax, about: About) {
  const { inline, tag } = one.voiced(about);
  return { children: tagPhrasing(inline.nodes(about), tag, syntax), ...tagData(tag) };
}
