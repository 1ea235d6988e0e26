import type { PhrasingContent } from 'mdast';
import type { Direction } from '../language.ts';
import { contexts, type Inline, type Place } from './inline.ts';
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

/** One stretch of text about two subjects: a paragraph, a heading, a table cell or a list item. Its language may depend on whom it is about. */
export interface Leaf {
  voiced(about: About): Voiced;
  origins(about: About): readonly Origin[];
  /** Set where it says the same whoever else is named: of one of the two, or of no one. */
  readonly of?: 'a' | 'b' | 'no one';
}

/** A text that is about no one. */
export const leaf = (inline: Inline, tag: Tag | undefined, origins: readonly Origin[]): Leaf => {
  const one = { inline, tag };
  return { voiced: () => one, origins: () => origins, of: 'no one' };
};

const attributes = (tag: Tag | undefined): string =>
  tag === undefined ? '' : ` lang="${tag.lang}"${tag.dir === undefined ? '' : ` dir="${tag.dir}"`}`;

function textOf({ inline, tag }: Voiced, syntax: Syntax, place: Place, about: About): string {
  if (tag === undefined || syntax === 'html') return inline.render(syntax, contexts[place].bare, about);
  return `<span${attributes(tag)}>${inline.render(syntax, contexts[place].tagged, about)}</span>`;
}

/** The Markdown of leaves that do not depend on both, by place and then by the index of whom they depend on. */
const known: Readonly<Record<Place, WeakMap<Leaf, (string | undefined)[]>>> = {
  paragraph: new WeakMap(),
  heading: new WeakMap(),
  cell: new WeakMap(),
};

/** A leaf in Markdown. */
export function markdownOf(one: Leaf, place: Place, about: About): string {
  if (one.of === undefined) return textOf(one.voiced(about), 'markdown', place, about);
  let texts = known[place].get(one);
  if (texts === undefined) {
    texts = [];
    known[place].set(one, texts);
  }
  const index = one.of === 'no one' ? 0 : about[one.of].index;
  texts[index] ??= textOf(one.voiced(about), 'markdown', place, about);
  return texts[index];
}

/** A leaf as an element of HTML, which carries its language. */
export function elementOf(name: string, one: Leaf, about: About): string {
  const voiced = one.voiced(about);
  return `<${name}${attributes(voiced.tag)}>${textOf(voiced, 'html', 'paragraph', about)}</${name}>`;
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
