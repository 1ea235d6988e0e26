import fc from 'fast-check';
import type { InlineCode, Paragraph, PhrasingContent, Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { removePosition } from 'unist-util-remove-position';
import { expect, test } from 'vitest';
import { contexts } from '../../pipeline/fragment/inline.ts';
import { gfmStyle, markdownStyle } from '../../pipeline/fragment/serialize.ts';
import { parseTame, serializeTame, serializeTameBlocks } from '../../pipeline/fragment/tame.ts';

const tameScraps = [
  'word',
  'W',
  'w',
  's',
  'p',
  '450',
  '1',
  ' ',
  ' ',
  '.',
  ')',
  '(',
  '-',
  ':',
  ',',
  '?',
  '"',
  "'",
  '%',
  '`code`',
  '`a b`',
  '`4.2.0`',
  '`*`',
  '`$t(x)`',
  '한글',
  '。',
  '、',
  '（',
  'é',
  'א',
  '\u0301',
];
const wildScraps = [
  '*',
  '_',
  '`',
  '\\',
  '<',
  '&',
  '/',
  '@',
  '#',
  '\n',
  '  ',
  '|',
  '~',
  '`|`',
  '`<b>`',
  '[',
  '\t',
  '\u00a0',
  '😀',
  '`` ` ``',
];
const scrap = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...tameScraps) },
  { weight: 1, arbitrary: fc.constantFrom(...wildScraps) },
);
const source = fc.array(scrap, { minLength: 1, maxLength: 9 }).map((parts) => parts.join(''));
const numRuns = Number(process.env.KONTRAS_RUNS ?? 4000);

test('a text that needs no parser has the tree that unified gives', () => {
  let tame = 0;
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly);
  fc.assert(
    fc.property(source, (text) => {
      const nodes = parseTame(text);
      if (nodes === undefined) return;
      tame += 1;
      const tree = parser.parse(text);
      removePosition(tree, { force: true });
      expect(tree).toEqual({ type: 'root', children: [{ type: 'paragraph', children: nodes }] });
    }),
    { numRuns },
  );
  expect(tame).toBeGreaterThan(numRuns / 10);
});

const codeSpan = (value: string): InlineCode => ({ type: 'inlineCode', value: value.replaceAll('`', '') || 'x' });
const markdown = unified().use(remarkGfm, gfmStyle).use(remarkStringify, markdownStyle);
const html = unified().use(remarkRehype).use(rehypeStringify);

test('phrasing that needs no serialiser has the text that unified gives', () => {
  let tame = 0;
  const node = fc.oneof(
    source.map((value): PhrasingContent => ({ type: 'text', value })),
    source.map(codeSpan),
    source.map((value): PhrasingContent => ({ ...codeSpan(value), data: { hProperties: { dir: 'ltr' } } }) as InlineCode),
  );
  const wrap: Record<string, (children: PhrasingContent[]) => Root> = {
    paragraph: (children) => ({ type: 'root', children: [{ type: 'paragraph', children }] }),
    heading: (children) => ({ type: 'root', children: [{ type: 'heading', depth: 2, children }] }),
    cell: (children) => ({
      type: 'root',
      children: [{ type: 'table', children: [{ type: 'tableRow', children: [{ type: 'tableCell', children }] }] }],
    }),
  };
  const unwrap: Record<string, (text: string) => string> = {
    paragraph: (text) => text.replace(/\n$/, ''),
    heading: (text) => text.replace(/^## /, '').replace(/\n$/, ''),
    cell: (text) => text.split(' |\n')[0]?.slice('| '.length) ?? '',
  };
  fc.assert(
    fc.property(
      fc.array(node, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('paragraph', 'heading', 'cell' as const),
      (drawn, place) => {
        // A parser gives no two texts in a row.
        const nodes = drawn.filter((one, index) => one.type !== 'text' || drawn[index - 1]?.type !== 'text');
        const text = serializeTame(nodes, 'markdown', contexts[place as 'cell'].bare);
        if (text !== undefined) {
          tame += 1;
          expect(text).toBe(unwrap[place]?.(markdown.stringify(wrap[place]?.(nodes) as Root)));
        }
        const inHtml = serializeTame(nodes, 'html', contexts.paragraph.bare);
        if (inHtml !== undefined) {
          const paragraph: Paragraph = { type: 'paragraph', children: nodes };
          expect(`<p>${inHtml}</p>`).toBe(html.stringify(html.runSync({ type: 'root', children: [paragraph] }) as never));
        }
      },
    ),
    { numRuns },
  );
  expect(tame).toBeGreaterThan(numRuns / 10);
});

test('paragraphs that need no serialiser have the text that unified gives', () => {
  let tame = 0;
  const node = fc.oneof(
    source.map((value): PhrasingContent => ({ type: 'text', value })),
    source.map(codeSpan),
  );
  const paragraph = fc.array(node, { maxLength: 3 }).map((drawn): Paragraph => {
    const children = drawn.filter((one, index) => one.type !== 'text' || drawn[index - 1]?.type !== 'text');
    return { type: 'paragraph', children };
  });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 3 }), (children) => {
      const root: Root = { type: 'root', children };
      const [text, inHtml] = [serializeTameBlocks(children, 'markdown'), serializeTameBlocks(children, 'html')];
      if (text !== undefined) {
        tame += 1;
        expect(`${text}\n`).toBe(markdown.stringify(root));
      }
      if (inHtml !== undefined) expect(inHtml).toBe(html.stringify(html.runSync(root) as never));
    }),
    { numRuns },
  );
  expect(tame).toBeGreaterThan(numRuns / 20);
});
