import type { ListItem, Paragraph, PhrasingContent, RootContent, TableCell } from 'mdast';
import type { Direction } from '../language.ts';
import { contexts, type Inline, type Place } from './inline.ts';
import { serializeBlocks } from './serialize.ts';
import type { Syntax } from './syntax.ts';

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

/** One stretch of text in one language: a paragraph, a heading, a table cell or a list item. */
export interface Leaf {
  readonly inline: Inline;
  /** Set where the language is not the page's. */
  readonly tag: Tag | undefined;
  readonly origins: readonly Origin[];
}

/**
 * Blocks of an article. `render` joins what was serialised before; `tree` gives the same blocks as a tree, from which
 * unified's own serialisation must give the same bytes.
 */
export interface Flow {
  render(syntax: Syntax): string;
  tree(syntax: Syntax): RootContent[];
  /** The language of its text; of its last block where there are several. */
  readonly tag: Tag | undefined;
  readonly origins: readonly Origin[];
  /** Set where the blocks stand in many articles, so that it pays to keep what is made of them. */
  readonly isShared?: true;
}

const attributes = (tag: Tag | undefined): string =>
  tag === undefined ? '' : ` lang="${tag.lang}"${tag.dir === undefined ? '' : ` dir="${tag.dir}"`}`;

function leafText({ inline, tag }: Leaf, syntax: Syntax, place: Place): string {
  if (tag === undefined || syntax === 'html') return inline.render(syntax, contexts[place].bare);
  return `<span${attributes(tag)}>${inline.render(syntax, contexts[place].tagged)}</span>`;
}

/** In HTML the element carries the language, in Markdown a span does: any block can hold one, and every renderer lets it through or drops it. */
function tagPhrasing(nodes: PhrasingContent[], tag: Tag | undefined, syntax: Syntax): PhrasingContent[] {
  if (tag === undefined || syntax === 'html') return nodes;
  return [{ type: 'html', value: `<span${attributes(tag)}>` }, ...nodes, { type: 'html', value: '</span>' }];
}

const tagData = (tag: Tag | undefined) => (tag === undefined ? {} : { data: { hProperties: { ...tag } } });

const leafNodes = (leaf: Leaf, syntax: Syntax) => ({
  children: tagPhrasing(leaf.inline.nodes(), leaf.tag, syntax),
  ...tagData(leaf.tag),
});

export const paragraph = (leaf: Leaf): Flow => ({
  tag: leaf.tag,
  origins: leaf.origins,
  render: (syntax) =>
    syntax === 'html'
      ? `<p${attributes(leaf.tag)}>${leafText(leaf, syntax, 'paragraph')}</p>`
      : leafText(leaf, syntax, 'paragraph'),
  tree: (syntax) => [{ type: 'paragraph', ...leafNodes(leaf, syntax) }],
});

export const heading = (depth: 2 | 3, leaf: Leaf): Flow => ({
  tag: leaf.tag,
  origins: leaf.origins,
  render: (syntax) =>
    syntax === 'html'
      ? `<h${depth}${attributes(leaf.tag)}>${leafText(leaf, syntax, 'heading')}</h${depth}>`
      : `${'#'.repeat(depth)} ${leafText(leaf, syntax, 'heading')}`,
  tree: (syntax) => [{ type: 'heading', depth, ...leafNodes(leaf, syntax) }],
});

/** A tight list, one leaf an item. */
export function list(leaves: readonly Leaf[], ordered: boolean): Flow {
  const name = ordered ? 'ol' : 'ul';
  return {
    tag: leaves.at(-1)?.tag,
    origins: leaves.flatMap((leaf) => leaf.origins),
    render(syntax) {
      if (syntax === 'html') {
        return `<${name}>\n${leaves.map((leaf) => `<li${attributes(leaf.tag)}>${leafText(leaf, syntax, 'paragraph')}</li>`).join('\n')}\n</${name}>`;
      }
      return leaves.map((leaf, index) => `${ordered ? `${index + 1}.` : '-'} ${leafText(leaf, syntax, 'paragraph')}`).join('\n');
    },
    tree: (syntax) => [
      {
        type: 'list',
        ordered,
        spread: false,
        children: leaves.map((leaf): ListItem => {
          const { children, ...data } = leafNodes(leaf, syntax);
          return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }], ...data };
        }),
      },
    ],
  };
}

/** A table with a header row; every row has as many cells as the header. */
export function table(header: readonly Leaf[], rows: readonly (readonly Leaf[])[]): Flow {
  const htmlRow = (cells: readonly Leaf[], name: 'th' | 'td'): string =>
    `<tr>\n${cells.map((cell) => `<${name}${attributes(cell.tag)}>${leafText(cell, 'html', 'cell')}</${name}>`).join('\n')}\n</tr>`;
  const markdownRow = (cells: readonly Leaf[]): string =>
    `| ${cells.map((cell) => leafText(cell, 'markdown', 'cell')).join(' | ')} |`;
  return {
    tag: rows.at(-1)?.at(-1)?.tag,
    origins: [header, ...rows].flat().flatMap((cell) => cell.origins),
    render(syntax) {
      if (syntax === 'html') {
        return `<table>\n<thead>\n${htmlRow(header, 'th')}\n</thead>\n<tbody>\n${rows.map((row) => htmlRow(row, 'td')).join('\n')}\n</tbody>\n</table>`;
      }
      return [markdownRow(header), `|${' - |'.repeat(header.length)}`, ...rows.map(markdownRow)].join('\n');
    },
    tree: (syntax) => [
      {
        type: 'table',
        children: [header, ...rows].map((row) => ({
          type: 'tableRow',
          children: row.map((cell): TableCell => ({ type: 'tableCell', ...leafNodes(cell, syntax) })),
        })),
      },
    ],
  };
}

/** Blocks of a text that was parsed before, serialised once for each syntax. */
export function blocks(nodes: readonly RootContent[], tag: Tag | undefined, origins: readonly Origin[]): Flow {
  const tree = (syntax: Syntax): RootContent[] => nodes.map((node) => tagBlocks(node, tag, syntax));
  return keepRendered({ tag, origins, tree, render: (syntax) => serializeBlocks(tree(syntax), syntax) });
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
export const joinBlocks = (blocks: readonly string[], syntax: Syntax): string => blocks.join(syntax === 'html' ? '\n' : '\n\n');

/** Blocks one after the other. */
export function sequence(flows: readonly Flow[]): Flow {
  return {
    tag: flows.at(-1)?.tag,
    origins: flows.flatMap((flow) => flow.origins),
    render: (syntax) =>
      joinBlocks(
        flows.map((flow) => flow.render(syntax)),
        syntax,
      ),
    tree: (syntax) => flows.flatMap((flow) => flow.tree(syntax)),
  };
}

/** The same blocks, rendered once and kept: for what belongs to one code and stands in every article on it. */
export function keepRendered(flow: Flow): Flow {
  const rendered = new Map<Syntax, string>();
  return {
    ...flow,
    isShared: true,
    render(syntax) {
      let text = rendered.get(syntax);
      if (text === undefined) {
        text = flow.render(syntax);
        rendered.set(syntax, text);
      }
      return text;
    },
  };
}
