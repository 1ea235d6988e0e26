import type { Element, ElementContent } from 'hast';
import type { Nodes, PhrasingContent } from 'mdast';
import type { Flow } from '../fragment/flow.ts';
import type { About } from '../fragment/syntax.ts';

/** A paragraph, heading, list item, cell or code block of a page, as a reader sees it. */
export interface Passage {
  readonly text: string;
  /** The same without its code spans, which are in no language; empty for a code block. */
  readonly prose: string;
  /** Set where it is tagged as being in another language than the page. */
  readonly lang: string | undefined;
}

type Tagged = { readonly hProperties?: { readonly lang?: string }; readonly hChildren?: readonly ElementContent[] };

/** The passages of some blocks, from the tree of their HTML, in which the language is on the element. */
export function passagesOf(flow: Flow, about: About): Passage[] {
  const passages: Passage[] = [];
  const visit = (node: Nodes, outer: string | undefined): void => {
    const data = (node.data ?? {}) as Tagged;
    const lang = data.hProperties?.lang ?? outer;
    if (data.hChildren !== undefined) {
      for (const text of labelsIn(data.hChildren)) passages.push({ text, prose: text, lang });
    } else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      passages.push({ text: wordsOf(node.children, true), prose: wordsOf(node.children, false), lang });
    } else if (node.type === 'code') passages.push({ text: node.value, prose: '', lang });
    else if ('children' in node) for (const child of node.children) visit(child, lang);
  };
  for (const node of flow.tree('html', about)) visit(node, undefined);
  return passages;
}

function wordsOf(nodes: readonly PhrasingContent[], withCode: boolean): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') text += node.value;
    else if (node.type === 'inlineCode') text += withCode ? node.value : ' ';
    else if ('children' in node) text += wordsOf(node.children, withCode);
  }
  return text;
}

/** What a drawing shows: each of its texts, whose lines are elements of their own. Its title and description are not seen. */
function labelsIn(nodes: readonly ElementContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    return node.tagName === 'text' ? [linesIn(node)] : labelsIn(node.children);
  });
}

const linesIn = (node: Element): string =>
  node.children
    .flatMap((child) => (child.type === 'element' ? child.children : [child]))
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join(' ');
