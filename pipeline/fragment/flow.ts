import type { ListItem, Paragraph, RootContent } from 'mdast';
import { type Leaf, leafNodes, type Origin, tagData, tagPhrasing } from './leaf.ts';
import { places, type Tag } from './place.ts';
import { serializeBlocks } from './serialize.ts';
import { Constant, constant, formOf, type Stretch, said } from './stretch.ts';
import type { About, Syntax } from './syntax.ts';

/**
 * Blocks about two subjects. `stretches` gives what was serialised before, whoever is named; `tree` gives the same blocks as a tree, from
 * which unified's own serialisation must give the same bytes.
 */
export interface Flow {
  stretches(syntax: Syntax): readonly Stretch[];
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
  stretches: (syntax) => one.stretches(places[syntax].paragraph),
  tree: (syntax, about) => [{ type: 'paragraph', ...leafNodes(one, syntax, about) }],
});

export const heading = (depth: 2 | 3, one: Leaf): Flow => ({
  tag: (about) => one.voiced(about).tag,
  origins: (about) => one.origins(about),
  stretches: (syntax) => one.stretches(places[syntax][`heading${depth}`]),
  tree: (syntax, about) => [{ type: 'heading', depth, ...leafNodes(one, syntax, about) }],
});

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
    stretches: oncePerSyntax((syntax) => [new Constant(serializeBlocks(tree(syntax), syntax))]),
  };
}

/** Found once for each syntax. */
export function oncePerSyntax(find: (syntax: Syntax) => readonly Stretch[]): (syntax: Syntax) => readonly Stretch[] {
  let markdown: readonly Stretch[] | undefined;
  let html: readonly Stretch[] | undefined;
  return (syntax) => {
    if (syntax === 'markdown') {
      markdown ??= find(syntax);
      return markdown;
    }
    html ??= find(syntax);
    return html;
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

/** What a serialiser puts between two blocks. */
export const between = (syntax: Syntax): Stretch => constant(syntax === 'html' ? '\n' : '\n\n');

/** Blocks one after the other. */
export const sequence = (flows: readonly Flow[]): Flow => new Sequence(flows);

/** A class, as a list is. */
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

  stretches(syntax: Syntax): readonly Stretch[] {
    const stretches: Stretch[] = [];
    for (const flow of this.#flows) {
      if (stretches.length > 0) stretches.push(between(syntax));
      for (const stretch of flow.stretches(syntax)) stretches.push(stretch);
    }
    return stretches;
  }

  tree(syntax: Syntax, about: About): RootContent[] {
    return this.#flows.flatMap((flow) => flow.tree(syntax, about));
  }
}

/** Blocks about these two, whoever is named, as one text: for what stands in every article on one code. */
export function keepRendered(flow: Flow, about: About): Flow {
  let origins: readonly Origin[] | undefined;
  return {
    isShared: true,
    tag: () => flow.tag(about),
    origins: () => {
      origins ??= flow.origins(about);
      return origins;
    },
    tree: (syntax) => flow.tree(syntax, about),
    stretches: oncePerSyntax((syntax) => [new Constant(said(flow.stretches(syntax), about))]),
  };
}

/** The same blocks, for many articles: what they consist of is found once. */
export const composed = (flow: Flow): Flow => ({
  tag: (about) => flow.tag(about),
  origins: (about) => flow.origins(about),
  tree: (syntax, about) => flow.tree(syntax, about),
  stretches: oncePerSyntax((syntax) => formOf(flow.stretches(syntax))),
});
