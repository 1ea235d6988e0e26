import type { ListItem, Paragraph, RootContent } from 'mdast';
import { elementOf, type Leaf, leafNodes, markdownOf, type Origin, type Tag, tagData, tagPhrasing } from './leaf.ts';
import { serializeBlocks } from './serialize.ts';
import type { About, Syntax } from './syntax.ts';

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
