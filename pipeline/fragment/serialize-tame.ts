import type { Code, InlineCode, List, PhrasingContent, RootContent, Text } from 'mdast';
import type { Context, Syntax } from './syntax.ts';
import { isTameText, likeAddress, tameCode, tameInner, tameLabel, tameStart, tameUrl } from './tame.ts';

/** The attributes that data gives an element: none, or the direction alone. Undefined where there is more to it. */
function attributesOf({ data }: InlineCode | Code): string | undefined {
  if (data === undefined) return '';
  const { hProperties, ...others } = data as { readonly hProperties?: Readonly<Record<string, unknown>> };
  const { dir, ...more } = hProperties ?? {};
  return dir === 'ltr' && Object.keys({ ...others, ...more }).length === 0 ? ' dir="ltr"' : undefined;
}

const escaped = (value: string): string => value.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;');

/** Tame phrasing as text of the syntax. Text may stand beside text. Undefined where it needs a serialiser. */
export function serializeTame(nodes: readonly PhrasingContent[], syntax: Syntax, context: Context): string | undefined {
  let result = '';
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at] as PhrasingContent;
    let next = at + 1;
    let text: string | undefined;
    if (node.type === 'text') {
      while (nodes[next]?.type === 'text') next += 1;
      text = serializeText(nodes, at, next, syntax, context);
    } else if (node.type === 'inlineCode') text = serializeInlineCode(node, syntax);
    else {
      // Two emphases side by side would read as one mark.
      const isApart = [nodes[at - 1], nodes[next]].every((beside) => (beside?.type ?? 'text') === 'text');
      text = isApart && node.data === undefined ? serializeMarked(node, syntax) : undefined;
    }
    if (text === undefined) return undefined;
    result += text;
    at = next;
  }
  return result;
}

/** The texts from one node on to another, which follow each other. */
function serializeText(
  nodes: readonly PhrasingContent[],
  from: number,
  to: number,
  syntax: Syntax,
  { before, after }: Context,
): string | undefined {
  let text = '';
  for (let at = from; at < to; at += 1) {
    const { value, data } = nodes[at] as Text;
    if (data !== undefined || !isTameText(value)) return undefined;
    text += value;
  }
  if (likeAddress.test(text)) return undefined;
  // In Markdown, spaces at the ends of a line and what might begin a list want care.
  if (syntax === 'markdown') {
    if (from === 0 && /[\n ]$/.test(before) && !tameStart.test(text)) return undefined;
    if (to === nodes.length && after.startsWith('\n') && text.endsWith(' ')) return undefined;
  }
  return text;
}

function serializeInlineCode(node: InlineCode, syntax: Syntax): string | undefined {
  const attributes = attributesOf(node);
  if (attributes === undefined || !tameCode.test(node.value)) return undefined;
  return syntax === 'markdown' ? `\`${node.value}\`` : `<code${attributes}>${escaped(node.value)}</code>`;
}

/** What stands around emphasis, in Markdown and in HTML. */
const around = {
  emphasis: { markdown: ['*', '*'], html: ['<em>', '</em>'] },
  strong: { markdown: ['**', '**'], html: ['<strong>', '</strong>'] },
} as const;

/** Emphasis or a link around tame phrasing that starts and ends as it must. */
function serializeMarked(node: PhrasingContent, syntax: Syntax): string | undefined {
  if (node.type !== 'emphasis' && node.type !== 'strong' && node.type !== 'link') return undefined;
  if (node.children.some(({ type }) => type !== 'text' && type !== 'inlineCode')) return undefined;
  const words = serializeTame(node.children, 'markdown', inside);
  if (words === undefined || !(node.type === 'link' ? tameLabel : tameInner).test(words)) return undefined;
  const shown = syntax === 'html' ? serializeTame(node.children, syntax, inside) : words;
  if (node.type !== 'link') return `${around[node.type][syntax][0]}${shown}${around[node.type][syntax][1]}`;
  if (!tameUrl.test(node.url) || (node.title ?? null) !== null) return undefined;
  return syntax === 'html' ? `<a href="${node.url}">${shown}</a>` : `[${shown}](${node.url})`;
}

/** Between marks, where no line starts or ends. */
const inside: Context = { constructs: [], before: '*', after: '*' };

/** Tame paragraphs, lists and verbatim blocks as text of the syntax. Undefined where one of the blocks needs a serialiser. */
export function serializeTameBlocks(blocks: readonly RootContent[], syntax: Syntax): string | undefined {
  let result = '';
  for (const [index, block] of blocks.entries()) {
    // Two lists in a row are written with different bullets.
    if (block.type === 'list' && blocks[index - 1]?.type === 'list') return undefined;
    const text = serializeBlock(block, syntax);
    if (text === undefined) return undefined;
    if (index > 0) result += syntax === 'html' ? '\n' : '\n\n';
    result += text;
  }
  return result;
}

function serializeBlock(block: RootContent, syntax: Syntax): string | undefined {
  if (block.type === 'code') return serializeCode(block, syntax);
  if (block.type === 'list') return serializeList(block, syntax);
  const text = serializeParagraph(block, syntax);
  return text !== undefined && syntax === 'html' ? `<p>${text}</p>` : text;
}

/** The words of a paragraph. */
function serializeParagraph(block: RootContent | undefined, syntax: Syntax): string | undefined {
  if (block?.type !== 'paragraph' || block.data !== undefined) return undefined;
  const text = serializeTame(block.children, syntax, { constructs: [], before: '\n', after: '\n' });
  // Of the start of a line nothing but letters, digits and marks is known to be tame.
  return text === '' ? undefined : text;
}

/** A tight list whose items are one paragraph each. */
function serializeList({ ordered, spread, data, children }: List, syntax: Syntax): string | undefined {
  if (ordered === true || spread === true || data !== undefined) return undefined;
  const items: string[] = [];
  for (const item of children) {
    const isPlain = item.spread !== true && (item.checked ?? null) === null && item.data === undefined;
    const text = isPlain && item.children.length === 1 ? serializeParagraph(item.children[0], syntax) : undefined;
    if (text === undefined) return undefined;
    items.push(syntax === 'html' ? `<li>${text}</li>` : `- ${text}`);
  }
  return syntax === 'html' ? `<ul>\n${items.join('\n')}\n</ul>` : items.join('\n');
}

/** Verbatim lines that cannot end their fence. */
function serializeCode(node: Code, syntax: Syntax): string | undefined {
  const { value, lang, meta } = node;
  const attributes = attributesOf(node);
  if (attributes === undefined || !/^[a-z]+$/.test(lang ?? '') || (meta ?? null) !== null || !/^[^`\r]+$/.test(value))
    return undefined;
  if (syntax === 'markdown') return `\`\`\`${lang}\n${value}\n\`\`\``;
  return `<pre><code class="language-${lang}"${attributes}>${escaped(value)}\n</code></pre>`;
}
