import type { PhrasingContent } from 'mdast';
import { Few } from './few.ts';
import type { Inline } from './inline.ts';
import { closeSpan, openSpan, type Place, type Tag } from './place.ts';
import { Choice, constant, type Stretch, said, saidLength } from './stretch.ts';
import type { About, Syntax } from './syntax.ts';

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
export abstract class Leaf {
  #stretches: Few<Place, readonly Stretch[]> | undefined;

  /** What it says of two subjects: one object for each language. */
  abstract voiced(about: About): Voiced;

  /** The same where that is in one language whoever is named. */
  get uniform(): Voiced | undefined {
    return undefined;
  }

  /** What it was made of. */
  abstract origins(about: About): readonly Origin[];

  /** What it consists of in a place, whoever is named; found once. */
  stretches(place: Place): readonly Stretch[] {
    this.#stretches ??= new Few();
    return this.#stretches.get(place) ?? this.#stretches.keep(place, this.stretchesIn(place));
  }

  protected stretchesIn(place: Place): readonly Stretch[] {
    if (this.uniform !== undefined) return placed(this.uniform, place);
    const byVoice = new Few<Voiced, readonly Stretch[]>();
    const inVoice = (about: About): readonly Stretch[] => {
      const voiced = this.voiced(about);
      return byVoice.get(voiced) ?? byVoice.keep(voiced, placed(voiced, place));
    };
    return [new Choice(inVoice)];
  }
}

/** A text in one language, in a place. */
function placed({ inline, tag }: Voiced, place: Place): readonly Stretch[] {
  const around = (text: string): Stretch[] => (text === '' ? [] : [constant(text)]);
  return [...around(place.start(tag)), ...inline.stretches(place.keyFor(tag)), ...around(place.end(tag))];
}

/** What a text says without its markup. */
export const wordsOf = ({ inline }: Voiced, about: About): string => said(inline.stretches('plain'), about);

/** How long that is, in UTF-16 units. */
export const lengthOf = ({ inline }: Voiced, about: About): number => saidLength(inline.stretches('plain'), about);

/** In HTML the element carries the language, in Markdown a span does. */
export function tagPhrasing(nodes: PhrasingContent[], tag: Tag | undefined, syntax: Syntax): PhrasingContent[] {
  if (tag === undefined || syntax === 'html') return nodes;
  return [{ type: 'html', value: openSpan(tag) }, ...nodes, { type: 'html', value: closeSpan }];
}

export const tagData = (tag: Tag | undefined) => (tag === undefined ? {} : { data: { hProperties: { ...tag } } });

export function leafNodes(one: Leaf, syntax: Syntax, about: About) {
  const { inline, tag } = one.voiced(about);
  return { children: tagPhrasing(inline.nodes(about), tag, syntax), ...tagData(tag) };
}
