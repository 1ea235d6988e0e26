import type { Code, InlineCode, PhrasingContent, RootContent } from 'mdast';
import type { Context, Syntax } from './syntax.ts';
import { likeAddress, tameCode, tameInner, tameStart, tameText, tameUrl } from './tame.ts';

/** The tag of a code span that has no data, or the direction alone. */
function openingTag({ data }: InlineCode): string | undefined {
  if (data === undefined) return '<code>';
  const { hProperties, ...others } = data as { readonly hProperties?: Readonly<Record<string, unknown>> };
  const { dir, ...more } = hProperties ?? {};
  return dir === 'ltr' && Object.keys({ ...others, ...more }).length === 0 ? '<code dir="ltr">' : undefined;
}

/** Tame phrasing as text of the syntax. Undefined where it needs a serialiser. */
export function serializeTame(nodes: readonly PhrasingContent[], syntax: Syntax, { before, after }: Context): string | undefined {
  let result = '';
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'inlineCode' && tameCode.test(node.value)) {
      const open = openingTag(node);
      if (open === undefined) return undefined;
      result += syntax === 'html' ? `${open}${node.value}</code>` : `\`${node.value}\``;
    } else if (node.data !== undefined) return undefined;
    else if (node.type === 'text' && tameText.test(node.value) && !likeAddress.test(node.value)) {
      // Beside the ends of a line, spaces and what might begin a list want care.
      if (index === 0 && /[\n ]$/.test(before) && !tameStart.test(node.value)) return undefined;
      if (index === nodes.length - 1 && after.startsWith('\n') && node.value.endsWith(' ')) return undefined;
      result += node.value;
    } else {
      // Two emphases side by side would read as one mark.
      const isApart = [nodes[index - 1], nodes[index + 1]].every((beside) => (beside?.type ?? 'text') === 'text');
      const marked = isApart ? serializeMarked(node, syntax) : undefined;
      if (marked === undefined) return undefined;
      result += marked;
    }
  }
  return result;
}

/** What stands around emphasis, in Markdown and in HTML. */
const around = {
  emphasis: { markdown: ['*', '*'], html: ['<em>', '</em>'] },
  strong: { markdown: ['**', '**'], html: ['<strong>', '</strong>'] },
} as const;

/** Emphasis or a link around tame phrasing that starts and ends with a letter or a digit. */
function serializeMarked(node: PhrasingContent, syntax: Syntax): string | undefined {
  if (node.type !== 'emphasis' && node.type !== 'strong' && node.type !== 'link') return undefined;
  if (node.children.some(({ type }) => type !== 'text' && type !== 'inlineCode')) return undefined;
  const words = serializeTame(node.children, 'markdown', inside);
  if (words === undefined || !tameInner.test(words)) return undefined;
  const shown = syntax === 'html' ? serializeTame(node.children, syntax, inside) : words;
  if (node.type !== 'link') return `${around[node.type][syntax][0]}${shown}${around[node.type][syntax][1]}`;
  if (!tameUrl.test(node.url) || (node.title ?? null) !== null) return undefined;
  return syntax === 'html' ? `<a href="${node.url}">${shown}</a>` : `[${shown}](${node.url})`;
}

/** Between marks, where no line starts or ends. */
const inside: Context = { constructs: [], before: '*', after: '*' };

/** Tame paragraphs as text of the syntax. Undefined where one of the blocks needs a serialiser. */
export function serializeTameBlocks(blocks: readonly RootContent[], syntax: Syntax): string | undefined {
  let result = '';
  for (const [index, block] of blocks.entries()) {
    if (block.data !== undefined) return undefined;
    const text = block.type === 'code' ? serializeCode(block, syntax) : serializeParagraph(block, syntax);
    if (text === undefined) return undefined;
    if (index > 0) result += syntax === 'html' ? '\n' : '\n\n';
    result += text;
  }
  return result;
}

function serializeParagraph(block: RootContent, syntax: Syntax): string | undefined {
  if (block.type !== 'paragraph') return undefined;
  const text = serializeTame(block.children, syntax, { constructs: [], before: '\n', after: '\n' });
  // Of the start of a line nothing but letters, digits and marks is known to be tame.
  if (text === undefined || text === '') return undefined;
  return syntax === 'html' ? `<p>${text}</p>` : text;
}

/** Verbatim lines that cannot end their fence. */
function serializeCode({ value, lang, meta }: Code, syntax: Syntax): string | undefined {
  if (!/^[a-z]+$/.test(lang ?? '') || (meta ?? null) !== null || !/^[^`\r]+$/.test(value)) return undefined;
  if (syntax === 'markdown') return `\`\`\`${lang}\n${value}\n\`\`\``;
  const escaped = value.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;');
  return `<pre><code class="language-${lang}">${escaped}\n</code></pre>`;
}
