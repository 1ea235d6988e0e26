import type { Element } from 'hast';
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { State } from 'mdast-util-to-markdown';
import { toString as plain } from 'mdast-util-to-string';
import { lazily } from '../load.ts';
import { recall } from './memory.ts';
import { mergeText } from './message.ts';
import { serializeTame, serializeTameBlocks } from './serialize-tame.ts';
import type { Context, Key, Syntax } from './syntax.ts';
import { htmlWriter, markdownWriter } from './unified.ts';

/** Phrasing out of its place, with the place described: lets one piece of a paragraph be serialised as it would be within the whole. */
interface Piece {
  readonly type: 'piece';
  readonly context: Context;
  readonly children: PhrasingContent[];
}

function piece(node: Piece, _: unknown, state: State, info: Parameters<State['containerPhrasing']>[1]): string {
  const exits = node.context.constructs.map((construct) => state.enter(construct));
  const value = state.containerPhrasing(node as unknown as Paragraph, {
    ...info,
    before: node.context.before,
    after: node.context.after,
  });
  for (const exit of exits.reverse()) exit();
  return value;
}

const toMarkdown = lazily(() => markdownWriter({ piece } as Parameters<typeof markdownWriter>[0]));

/** HTML escapes the same characters everywhere. */
const anywhere: Context = { constructs: [], before: '', after: '' };

/** Phrasing as what it is rendered for. Text may stand beside text. */
export function renderPhrasing(nodes: readonly PhrasingContent[], key: Key): string {
  if (key === 'plain') return plain([...nodes]);
  return key === 'html' ? serializePhrasing(nodes, 'html', anywhere) : serializePhrasing(nodes, 'markdown', key);
}

/** Serialise a piece of phrasing as it would be in its context. A property test holds this against unified's serialisation of whole trees. */
export function serializePhrasing(nodes: readonly PhrasingContent[], syntax: Syntax, context: Context): string {
  const tame = serializeTame(nodes, syntax, context);
  if (tame !== undefined) return tame;
  const merged = mergeText(nodes);
  // In HTML the same characters are escaped everywhere.
  const place = syntax === 'html' ? syntax : [context.constructs, context.before, context.after];
  return recall(
    'pieces',
    () => JSON.stringify([place, merged]),
    () => (syntax === 'html' ? phrasingToHtml(merged) : phrasingToMarkdown(merged, context)),
  );
}

function phrasingToHtml(nodes: readonly PhrasingContent[]): string {
  const paragraph: Root = { type: 'root', children: [{ type: 'paragraph', children: [...nodes] }] };
  const root = htmlWriter().runSync(paragraph) as unknown as { children: Element[] };
  return htmlWriter().stringify({ type: 'root', children: root.children[0]?.children ?? [] });
}

function phrasingToMarkdown(nodes: readonly PhrasingContent[], context: Context): string {
  const node: Piece = { type: 'piece', context, children: [...nodes] };
  return withoutNewline(toMarkdown().stringify(node as unknown as Root));
}

/** Serialise whole blocks. */
export function serializeBlocks(children: readonly RootContent[], syntax: Syntax): string {
  const tame = serializeTameBlocks(children, syntax);
  if (tame !== undefined) return tame;
  const root: Root = { type: 'root', children: [...children] };
  return recall(
    'pieces',
    () => JSON.stringify([syntax, 'blocks', children]),
    () =>
      syntax === 'html'
        ? htmlWriter().stringify(htmlWriter().runSync(root) as never)
        : withoutNewline(toMarkdown().stringify(root)),
  );
}

/** A serialised document ends its last line; a piece of one does not. */
const withoutNewline = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text);
