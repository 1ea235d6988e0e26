import type { InlineCode, PhrasingContent, RootContent } from 'mdast';
import type { Context, Syntax } from './syntax.ts';

/*
 * Most texts are letters, digits, tame punctuation and code spans: text in which Markdown and HTML see nothing else, in any context.
 * Such texts need neither parser nor serialiser. Property tests hold both shortcuts against unified.
 */

// What stands for a variable (private use; in `rules/spans.ts` two noncharacters) is to Markdown what a letter is.
const letter = String.raw`\p{L}\ue000-\uf8ff\ufdd0\ufdd1`;
const character = String.raw`[${letter}\p{M}\p{N} ,;'"?%().:–—…“”‘’、。，：；？（）「」·-]`;
/** The content of a code span that is written and read back as it is, in a table cell too, and in HTML. */
const code = String.raw`[^\s\x60|<&\\](?:[^\x60|<&\\\n\r]*[^\s\x60|<&\\])?`;

/** A start that at the start of a line is no list item, heading or rule, and no space at the end. */
const line = new RegExp(
  String.raw`^(?:[${letter}]|\d+ [\p{L}\p{N}(]|\x60${code}\x60)(?:${character}|\x60${code}\x60)*$(?<! )`,
  'u',
);
const start = /^(?:\p{L}|\d+ [\p{L}\p{N}(])/u;
const text = new RegExp(`^${character}*$`, 'u');
const wholeCode = new RegExp(`^${code}$`);
/** What GFM takes for an address. */
const address = /[Ww]\.[-.\w]/;

/** The tree of a tame text: one paragraph of text and code spans. Undefined where the text needs a parser. */
export function parseTame(source: string): PhrasingContent[] | undefined {
  if (source.includes('``') || !line.test(source) || address.test(source)) return undefined;
  return source.split('`').flatMap((value, index): PhrasingContent[] => {
    if (index % 2 === 1) return [{ type: 'inlineCode', value }];
    return value === '' ? [] : [{ type: 'text', value }];
  });
}

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
    if (node.type === 'inlineCode' && wholeCode.test(node.value)) {
      const open = openingTag(node);
      if (open === undefined) return undefined;
      result += syntax === 'html' ? `${open}${node.value}</code>` : `\`${node.value}\``;
    } else if (node.data !== undefined) return undefined;
    else if (node.type === 'text' && text.test(node.value) && !address.test(node.value)) {
      // Beside the ends of a line, spaces and what might begin a list want care.
      if (index === 0 && /[\n ]$/.test(before) && !start.test(node.value)) return undefined;
      if (index === nodes.length - 1 && after.startsWith('\n') && node.value.endsWith(' ')) return undefined;
      result += node.value;
    } else return undefined;
  }
  return result;
}

/** Tame paragraphs as text of the syntax. Undefined where one of the blocks needs a serialiser. */
export function serializeTameBlocks(blocks: readonly RootContent[], syntax: Syntax): string | undefined {
  let result = '';
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph' || block.data !== undefined) return undefined;
    const text = serializeTame(block.children, syntax, { constructs: [], before: '\n', after: '\n' });
    // Of the start of a line nothing but letters, digits and code spans is known to be tame.
    if (text === undefined || text === '') return undefined;
    if (index > 0) result += syntax === 'html' ? '\n' : '\n\n';
    result += syntax === 'html' ? `<p>${text}</p>` : text;
  }
  return result;
}
