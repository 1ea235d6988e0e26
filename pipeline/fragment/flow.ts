import type { ListItem, Paragraph, PhrasingContent, RootContent, TableCell } from 'mdast';
import type { Direction } from '../language.ts';
import { contexts, type Inline, type Place } from './inline.ts';
import { serializeBlocks } from './serialize.ts';
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

/**
 * Blocks about two subjects. `render` joins what was serialised before; `tree` gives the same blocks as a tree, from which
 * unified's own serialisation must give the same bytes. Blocks that speak of one code or of none are the same whoever is named.
 */
export interface Flow {
  render(syntax: Syntax, about: About): string;
  tree(syntax: Syntax, about: About): RootContent[];
  /** The language of its text; of its last block where there are several. */
  tag(about: About): Tag | undefined;
  origins(about: About): readonly Origin[];
  /** Set where the blocks are the same whoever is named, so that it pays to keep what is made of them. */
  readonly isShared?: true;
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
function markdownOf(one: Leaf, place: Place, about: About): string {
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
function elementOf(name: string, one: Leaf, about: About): string {
  const voiced = one.voiced(about);
  return `<${name}${attributes(voiced.tag)}>${textOf(voiced, 'html', 'paragraph', about)}</${name}>`;
}

/** In HTML the element carries the language, in Markdown a span does: any block can hold one, and every renderer lets it through or drops it. */
function tagPhrasing(nodes: PhrasingContent[], tag: Tag | undefined, syntax: Syntax): PhrasingContent[] {
  if (tag === undefined || syntax === 'html') return nodes;
  return [{ type: 'html', value: `<span${attributes(tag)}>` }, ...nodes, { type: 'html', value: '</span>' }];
}

const tagData = (tag: Tag | undefined) => (tag === undefined ? {} : { data: { hProperties: { ...tag } } });

function leafNodes(one: Leaf, syntax: Syntax, about: About) {
  const { inline, tag } = one.voiced(about);
  return { children: tagPhrasing(inline.nodes(about), tag, syntax), ...tagData(tag) };
}

export const paragraph = (one: Leaf): Flow => ({
  tag: (about) => one.voiced(about).tag,
  origins: (about) => one.origins(about),
  render: (syntax, about) => (syntax === 'html' ? elementOf('p', one, about) : markdownOf(one, 'paragraph', about)),
  tree: (syntax, about) => [{ type: 'paragraph', ...leafNodes(one, syntax, about) }],
});

export const heading = (depth: 2 | 3, one: Leaf): Flow => ({
  tag: (about) => one.voiced(about).tag,
  origins: (about) => one.origins(about),
  render: (syntax, about) =>
    syntax === 'html' ? elementOf(`h${depth}`, one, about) : `${'#'.repeat(depth)} ${markdownOf(one, 'heading', about)}`,
  tree: (syntax, about) => [{ type: 'heading', depth, ...leafNodes(one, syntax, about) }],
});

/** A tight list, one leaf an item. */
export const list = (leaves: readonly Leaf[], ordered: boolean): Flow => new List(leaves, ordered);

/** A class, since a list of links is made for each article: its methods are there once. */
class List implements Flow {
  readonly #leaves: readonly Leaf[];
  readonly #ordered: boolean;

  constructor(leaves: readonly Leaf[], ordered: boolean) {
    this.#leaves = leaves;
    this.#ordered = ordered;
  }

  tag(about: About): Tag | undefined {
    return this.#leaves.at(-1)?.voiced(about).tag;
  }

  origins(about: About): readonly Origin[] {
    return this.#leaves.flatMap((one) => one.origins(about));
  }

  render(syntax: Syntax, about: About): string {
    const leaves = this.#leaves;
    if (syntax === 'html') {
      const name = this.#ordered ? 'ol' : 'ul';
      return `<${name}>\n${leaves.map((one) => elementOf('li', one, about)).join('\n')}\n</${name}>`;
    }
    let text = '';
    for (let at = 0; at < leaves.length; at += 1) {
      if (at > 0) text += '\n';
      text += (this.#ordered ? `${at + 1}. ` : '- ') + markdownOf(leaves[at] as Leaf, 'paragraph', about);
    }
    return text;
  }

  tree(syntax: Syntax, about: About): RootContent[] {
    const children = this.#leaves.map((one): ListItem => {
      const { children: nodes, ...data } = leafNodes(one, syntax, about);
      return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: nodes }], ...data };
    });
    return [{ type: 'list', ordered: this.#ordered, spread: false, children }];
  }
}

/** A table with a header row; every row has as many cells as the header. */
export function table(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Flow {
  const all = [header, ...rows];
  const htmlRow = (cells: readonly Leaf[], name: 'th' | 'td', about: About): string =>
    `<tr>\n${cells.map((cell) => elementOf(name, cell, about)).join('\n')}\n</tr>`;
  const rule = `\n|${' - |'.repeat(header.length)}`;
  const halves = all.map((cells, row) => cutRow(cells, row === 0 ? '|' : '\n|'));
  return {
    tag: (about) => rows.at(-1)?.at(-1)?.voiced(about).tag,
    origins: (about) => all.flatMap((row) => row.flatMap((cell) => cell.origins(about))),
    render(syntax, about) {
      if (syntax === 'html') {
        return `<table>\n<thead>\n${htmlRow(header, 'th', about)}\n</thead>\n<tbody>\n${rows.map((row) => htmlRow(row, 'td', about)).join('\n')}\n</tbody>\n</table>`;
      }
      let text = '';
      for (let row = 0; row < halves.length; row += 1) {
        const [left, right] = halves[row] as readonly [Half, Half];
        text += left(about) + right(about);
        if (row === 0) text += rule;
      }
      return text;
    },
    tree: (syntax, about) => [
      {
        type: 'table',
        children: all.map((row) => ({
          type: 'tableRow',
          children: row.map((cell): TableCell => ({ type: 'tableCell', ...leafNodes(cell, syntax, about) })),
        })),
      },
    ],
  };
}

type Half = (about: About) => string;

/** A row of a table in Markdown, cut before the first cell that depends on B, so that each half is made once for each code. */
function cutRow(cells: readonly Leaf[], start: string): readonly [Half, Half] {
  const cut = cells.findIndex((cell) => cell.of !== 'a' && cell.of !== 'no one');
  const [left, right] = cut < 0 ? [cells, []] : [cells.slice(0, cut), cells.slice(cut)];
  const textOfCells = (some: readonly Leaf[], about: About): string =>
    some.map((cell) => ` ${markdownOf(cell, 'cell', about)} |`).join('');
  const isOfB = right.every((cell) => cell.of === 'b' || cell.of === 'no one');
  return [
    once('a', (about) => start + textOfCells(left, about)),
    isOfB ? once('b', (about) => textOfCells(right, about)) : (about) => textOfCells(right, about),
  ];
}

/** A text that depends on one of the two, made once for each. */
function once(side: 'a' | 'b', make: Half): Half {
  const texts: (string | undefined)[] = [];
  return (about) => {
    const { index } = about[side];
    texts[index] ??= make(about);
    return texts[index];
  };
}

/** Blocks of a text that was parsed before, serialised once for each syntax. */
export function blocks(nodes: readonly RootContent[], tag: Tag | undefined, origins: readonly Origin[]): Flow {
  return made((syntax) => nodes.map((node) => tagBlocks(node, tag, syntax)), tag, origins);
}

/** Blocks from their tree, serialised once for each syntax. */
export function made(tree: (syntax: Syntax) => RootContent[], tag: Tag | undefined, origins: readonly Origin[]): Flow {
  const rendered = new Map<Syntax, string>();
  return {
    isShared: true,
    tag: () => tag,
    origins: () => origins,
    tree,
    render: (syntax) => kept(rendered, syntax, () => serializeBlocks(tree(syntax), syntax)),
  };
}

function kept(rendered: Map<Syntax, string>, syntax: Syntax, render: () => string): string {
  let text = rendered.get(syntax);
  if (text === undefined) {
    text = render();
    rendered.set(syntax, text);
  }
  return text;
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
const between = (syntax: Syntax): string => (syntax === 'html' ? '\n' : '\n\n');

/** Serialised blocks one after the other. */
export function joinBlocks(blocks: readonly string[], syntax: Syntax): string {
  let text = blocks[0] ?? '';
  for (let at = 1; at < blocks.length; at += 1) text += between(syntax) + (blocks[at] as string);
  return text;
}

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

  render(syntax: Syntax, about: About): string {
    let text = '';
    for (let at = 0; at < this.#flows.length; at += 1) {
      if (at > 0) text += between(syntax);
      text += (this.#flows[at] as Flow).render(syntax, about);
    }
    return text;
  }

  tree(syntax: Syntax, about: About): RootContent[] {
    return this.#flows.flatMap((flow) => flow.tree(syntax, about));
  }
}

/** Blocks about these two, whoever is named, rendered once and kept: for what stands in every article on one code. */
export function keepRendered(flow: Flow, about: About): Flow {
  const rendered = new Map<Syntax, string>();
  const [tag, origins] = [flow.tag(about), flow.origins(about)];
  return {
    isShared: true,
    tag: () => tag,
    origins: () => origins,
    tree: (syntax) => flow.tree(syntax, about),
    render: (syntax) => kept(rendered, syntax, () => flow.render(syntax, about)),
  };
}
