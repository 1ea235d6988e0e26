import type { Code, InlineCode, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import type { Context, Syntax } from './syntax.ts';

/*
 * Most texts are letters, digits, tame punctuation, code spans, and here and there an emphasis or a link between words: text in which
 * Markdown and HTML see nothing else, in any context. Such texts need neither parser nor serialiser. Property tests hold both shortcuts
 * against unified.
 */

// What stands for a variable (private use; in `rules/spans.ts` two noncharacters) is to Markdown what a letter is.
const letter = String.raw`\p{L}\ue000-\uf8ff\ufdd0\ufdd1`;
const character = String.raw`[${letter}\p{M}\p{N} ,;'"?%().:–—…“”‘’、。，：；？（）「」·-]`;
/** The content of a code span that is written and read back as it is, in a table cell too, and in HTML. */
const code = String.raw`[^\s\x60|<&\\](?:[^\x60|<&\\\n\r]*[^\s\x60|<&\\])?`;
/** Text that starts and ends with a letter or a digit, so that an asterisk beside it can only be emphasis. */
const edge = String.raw`[${letter}\p{N}]`;
const inner = String.raw`${edge}(?:(?:${character}|\x60${code}\x60)*${edge})?`;
/** An address in which nothing is escaped. */
const url = String.raw`https?:\/\/[A-Za-z0-9][A-Za-z0-9./#?=:-]*`;
const marks = String.raw`\x60(?<code>${code})\x60|\*\*(?<strong>${inner})\*\*|\*(?<emphasis>${inner})\*|\[(?<label>${inner})\]\((?<url>${url})\)`;
const mark = new RegExp(marks, 'gu');
/** Emphasis that stands apart from the words beside it can end nothing and begin nothing else. */
const apart = (emphasis: string): string => `(?<=^|[ (])${emphasis}(?=$|[ ,.;:?)])`;
const anything = [
  character,
  String.raw`\x60${code}\x60`,
  apart(String.raw`\*\*${inner}\*\*`),
  apart(String.raw`\*${inner}\*`),
  String.raw`\[${inner}\]\(${url}\)`,
].join('|');

/** A start that at the start of a line is no list item, heading or rule. */
const startOfLine = String.raw`[${letter}]|\d+(?:\p{L}| [\p{L}\p{N}(])`;
const start = new RegExp(`^(?:${startOfLine})`, 'u');
/** A line of its own, without a space at its end. */
const line = new RegExp(String.raw`^(?=${startOfLine}|\x60|\*|\[)(?:${anything})*$(?<! )`, 'u');
const text = new RegExp(`^${character}*$`, 'u');
const wholeCode = new RegExp(`^${code}$`);
const wholeInner = new RegExp(`^${inner}$`, 'u');
const wholeUrl = new RegExp(`^${url}$`);
/** What GFM takes for an address. */
const address = /[Ww]\.[-.\w]/;

/**
 * The tree of a tame text: paragraphs of text, code spans, emphasis and links. Emphasis, links and paragraphs have their positions.
 * Undefined where the text needs a parser.
 */
export function parseTame(source: string): Paragraph[] | undefined {
  if (source.includes('``')) return undefined;
  const paragraphs: Paragraph[] = [];
  let offset = 0;
  for (const [index, one] of source.split('\n\n').entries()) {
    if (!line.test(one) || address.test(one.replace(/\]\([^)]*\)/g, ']'))) return undefined;
    const positionOf = positions(offset, 2 * index + 1);
    paragraphs.push({ type: 'paragraph', children: phrasing(one, positionOf), position: positionOf(0, one.length) });
    offset += one.length + 2;
  }
  return paragraphs;
}

type PositionOf = (from: number, to: number) => NonNullable<Paragraph['position']>;

/** Positions within a line that starts at an offset. */
const positions =
  (lineStart: number, number: number): PositionOf =>
  (from, to) => ({
    start: { line: number, column: from + 1, offset: lineStart + from },
    end: { line: number, column: to + 1, offset: lineStart + to },
  });

function phrasing(source: string, positionOf: PositionOf, from = 0, to = source.length): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let done = from;
  const addText = (end: number): void => {
    if (end > done) nodes.push({ type: 'text', value: source.slice(done, end) });
  };
  for (const { 0: whole, index, groups = {} } of source.slice(from, to).matchAll(mark)) {
    const at = from + index;
    addText(at);
    done = at + whole.length;
    const position = positionOf(at, done);
    const childrenAt = (first: number, length: number) => phrasing(source, positionOf, first, first + length);
    if (groups.code !== undefined) nodes.push({ type: 'inlineCode', value: groups.code });
    else if (groups.strong !== undefined)
      nodes.push({ type: 'strong', children: childrenAt(at + 2, groups.strong.length), position });
    else if (groups.emphasis !== undefined)
      nodes.push({ type: 'emphasis', children: childrenAt(at + 1, groups.emphasis.length), position });
    else if (groups.label !== undefined) {
      const children = childrenAt(at + 1, groups.label.length) as Text[];
      nodes.push({ type: 'link', title: null, url: groups.url as string, children, position });
    }
  }
  addText(to);
  return nodes;
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
  if (words === undefined || !wholeInner.test(words)) return undefined;
  const shown = syntax === 'html' ? serializeTame(node.children, syntax, inside) : words;
  if (node.type !== 'link') return `${around[node.type][syntax][0]}${shown}${around[node.type][syntax][1]}`;
  if (!wholeUrl.test(node.url) || (node.title ?? null) !== null) return undefined;
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
