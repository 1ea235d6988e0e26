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
export function list(leaves: readonly Leaf[], ordered: boolean): Flow {
  const name = ordered ? 'ol' : 'ul';
  return {
    tag: (about) => leaves.at(-1)?.voiced(about).tag,
    origins: (about) => leaves.flatMap((one) => one.origins(about)),
    render(syntax, about) {
      const isHtml = syntax === 'html';
      let text = isHtml ? `<${name}>` : '';
      for (let at = 0; at < leaves.length; at += 1) {
        const one = leaves[at] as Leaf;
        if (isHtml) text += `\n${elementOf('li', one, about)}`;
        else text += `${at === 0 ? '' : '\n'}${ordered ? `${at + 1}.` : '-'} ${markdownOf(one, 'paragraph', about)}`;
      }
      return isHtml ? `${text}\n</${name}>` : text;
    },
    tree: (syntax, about) => [
      {
        type: 'list',
        ordered,
        spread: false,
        children: leaves.map((one): ListItem => {
          const { children, ...data } = leafNodes(one, syntax, about);
          return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }], ...data };
        }),
      },
    ],
  };
}

/** A table with a header row; every row has as many cells as the header. */
export function table(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Flow {
  const all = [header, ...rows];
  const htmlRow = (cells: readonly Leaf[], name: 'th' | 'td', about: About): string =>
    `<tr>\n${cells.map((cell) => elementOf(name, cell, about)).join('\n')}\n</tr>`;
  const rule = `\n|${' - |'.repeat(header.length)}`;
  return {
    tag: (about) => rows.at(-1)?.at(-1)?.voiced(about).tag,
    origins: (about) => all.flatMap((row) => row.flatMap((cell) => cell.origins(about))),
    render(syntax, about) {
      if (syntax === 'html') {
        return `<table>\n<thead>\n${htmlRow(header, 'th', about)}\n</thead>\n<tbody>\n${rows.map((row) => htmlRow(row, 'td', about)).join('\n')}\n</tbody>\n</table>`;
      }
      let text = '';
      for (let row = 0; row < all.length; row += 1) {
        const cells = all[row] as readonly Leaf[];
        if (row > 0) text += '\n';
        text += '|';
        for (let at = 0; at < cells.length; at += 1) text += ` ${markdownOf(cells[at] as Leaf, 'cell', about)} |`;
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
export function sequence(flows: readonly Flow[]): Flow {
  return {
    tag: (about) => flows.at(-1)?.tag(about),
    origins: (about) => flows.flatMap((flow) => flow.origins(about)),
    render(syntax, about) {
      let text = '';
      for (let at = 0; at < flows.length; at += 1)
        text += (at === 0 ? '' : between(syntax)) + (flows[at] as Flow).render(syntax, about);
      return text;
    },
    tree: (syntax, about) => flows.flatMap((flow) => flow.tree(syntax, about)),
  };
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
