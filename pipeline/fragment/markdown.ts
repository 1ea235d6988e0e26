import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { isRemembered, recall } from './memory.ts';
import { parseTame } from './parse-tame.ts';
import { parser } from './unified.ts';

/** Trees by their text: what `check` has parsed is not parsed again to be composed. Bounded, so that memory is too. */
const trees = new Map<string, Root>();
const mostTrees = 20_000;

/** The tree of a Markdown text, with the positions of all that is no text and no code span. It is shared: do not change it. */
export function parseMarkdown(text: string): Root {
  const tame = parseTame(text);
  if (tame !== undefined) return { type: 'root', children: tame };
  let tree = trees.get(text);
  if (tree === undefined) {
    if (trees.size === mostTrees) trees.clear();
    tree = isRemembered('trees') ? parseOnce(text) : parser().parse(text);
    trees.set(text, tree);
  }
  return tree;
}

/** The tree of a text as it was kept from a run before, or kept for the next one. */
const parseOnce = (text: string): Root =>
  JSON.parse(
    recall(
      'trees',
      () => text,
      () => JSON.stringify(parser().parse(text)),
    ),
  ) as Root;

/** What a text may consist of: https://github.com/syntax-tree/mdast#nodes */
export const allowedNodes: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'text',
  'emphasis',
  'strong',
  'inlineCode',
  'link',
  'list',
  'listItem',
]);

/** The blocks of a text as they go into an article: without positions, and each line break of the source a space, as a page shows it. */
export const flowOf = (text: string): RootContent[] => parseMarkdown(text).children.map((node) => clean(node));

/** The words of a text as one run of phrasing, whatever its blocks: for a text that stands inside a sentence. */
export function phrasingOf(text: string): PhrasingContent[] {
  const runs: PhrasingContent[][] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph') runs.push(node.children);
    else if ('children' in node) node.children.forEach(visit);
  };
  flowOf(text).forEach(visit);
  return runs.flatMap((run, index) => (index === 0 ? run : [{ type: 'text' as const, value: ' ' }, ...run]));
}

function clean<T extends Nodes>(node: T): T {
  const { position: _, ...rest } = node as T & { position?: unknown };
  const copy = rest as unknown as T;
  if (copy.type === 'text' || copy.type === 'inlineCode') copy.value = copy.value.replace(/\s*\n\s*/g, ' ');
  if ('children' in copy) (copy as { children: Nodes[] }).children = copy.children.map((child) => clean(child as Nodes));
  return copy;
}
