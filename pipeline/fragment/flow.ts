import type { ListItem, Paragraph, RootContent } from 'mdast';
import { type Leaf, leafNodes, type Origin, type Tag, tagData, tagPhrasing } from './leaf.ts';
import { fixedPiece, Piece, type Pieces, written } from './piece.ts';
import { serializeBlocks } from './serialize.ts';
import type { About, Syntax } from './syntax.ts';

/**
 * Blocks about two subjects. `write` gives the pieces of what was serialised before; `tree` gives the same blocks as a tree, from which
 * unified's own serialisation must give the same bytes.
 */
export interface Flow {
  write(to: Pieces, syntax: Syntax, about: About): void;
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
  write: (to, syntax, about) => (syntax === 'html' ? one.writeElement(to, 'p', about) : one.write(to, 'paragraph', about)),
  tree: (syntax, about) => [{ type: 'paragraph', ...leafNodes(one, syntax, about) }],
});

export const heading = (depth: 2 | 3, one: Leaf): Flow => ({
  tag: (about) => one.voiced(about).tag,
  origins: (about) => one.origins(about),
  write(to, syntax, about) {
    if (syntax === 'html') return one.writeElement(to, `h${depth}`, about);
    to.push(fixedPiece(`${'#'.repeat(depth)} `));
    one.write(to, 'heading', about);
  },
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

  write(to: Pieces, syntax: Syntax, about: About): void {
    if (syntax === 'html') this.#writeHtml(to, about);
    else this.#writeMarkdown(to, about);
  }

  #writeMarkdown(to: Pieces, about: About): void {
    const leaves = this.#leaves;
    if (!this.#ordered) to.push(bullet);
    for (let at = 0; at < leaves.length; at += 1) {
      const one = leaves[at] as Leaf;
      if (this.#ordered) to.push(fixedPiece(at === 0 ? '1. ' : `\n${at + 1}. `));
      one.write(to, this.#ordered || at === 0 ? 'paragraph' : 'item', about);
    }
  }

  #writeHtml(to: Pieces, about: About): void {
    const name = this.#ordered ? 'ol' : 'ul';
    to.push(fixedPiece(`<${name}>`));
    for (const one of this.#leaves) {
      to.push(newline);
      one.writeElement(to, 'li', about);
    }
    to.push(fixedPiece(`\n</${name}>`));
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
  return {
    isShared: true,
    tag: () => tag,
    origins: () => origins,
    tree,
    write: once((syntax) => serializeBlocks(tree(syntax), syntax)),
  };
}

/** Writes one piece, made once for each syntax. */
function once(render: (syntax: Syntax) => string): (to: Pieces, syntax: Syntax) => void {
  const pieces: { -readonly [S in Syntax]?: Piece } = {};
  return (to, syntax) => {
    pieces[syntax] ??= new Piece(render(syntax));
    to.push(pieces[syntax]);
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

const newline = new Piece('\n');
const emptyLine = new Piece('\n\n');
const bullet = new Piece('- ');

/** What a serialiser puts between two blocks. */
export const between = (syntax: Syntax): Piece => (syntax === 'html' ? newline : emptyLine);

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

  write(to: Pieces, syntax: Syntax, about: About): void {
    for (let at = 0; at < this.#flows.length; at += 1) {
      if (at > 0) to.push(between(syntax));
      (this.#flows[at] as Flow).write(to, syntax, about);
    }
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
    write: once((syntax) => written((to) => flow.write(to, syntax, about))),
  };
}
