import fc from 'fast-check';
import type { Code, InlineCode, List, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { removePosition } from 'unist-util-remove-position';
import { expect, test } from 'vitest';
import { parseTame } from '../../pipeline/fragment/parse-tame.ts';
import { contexts } from '../../pipeline/fragment/place.ts';
import { serializeTame, serializeTameBlocks } from '../../pipeline/fragment/serialize-tame.ts';
import { gfmStyle, markdownStyle } from '../../pipeline/fragment/unified.ts';

const tameScraps = [
  'word',
  'W',
  'w',
  'www.',
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
  '\u00a0',
  '\u202f',
  '（',
  '「',
  '」',
  '“',
  '，',
  'é',
  'א',
  '\u0301',
  '*word*',
  'a*b*c',
  '**w 1**',
  '(*a `b` c*)',
  '[link](https://www.example.org/a-b#c)',
  '[a `b` c](http://example.org)',
  '*',
  '**',
  '\n\n',
  '450 – ',
  '`<CRLF>.&`',
  '`www.example.org`',
  '[a (5)](https://example.org/a_b)',
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
  '<b>',
  '\n\n- [ ] ',
  '[',
  '\t',
  '😀',
  '`` ` ``',
  '[x](y)',
  '[x](https://example.org/a_b*c)',
  '[https://example.org](https://example.org)',
  '***',
  '+ ',
];
const scrap = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...tameScraps) },
  { weight: 1, arbitrary: fc.constantFrom(...wildScraps) },
);
const sourceOf = (maxLength: number) => fc.array(scrap, { minLength: 1, maxLength }).map((parts) => parts.join(''));
const source = sourceOf(9);
const short = fc.oneof(fc.constantFrom('word', 'W 1', '`a` b'), sourceOf(4));
/** A text that may have a list in it. */
const listed = fc
  .tuple(fc.oneof(fc.constant(''), short), fc.array(short, { minLength: 1, maxLength: 3 }), fc.oneof(fc.constant(''), short))
  .map(([before, items, after]) =>
    [before, items.map((one) => `- ${one}`).join('\n'), after].filter((one) => one !== '').join('\n\n'),
  );
const numRuns = Number(process.env.KONTRAS_RUNS ?? 4000);

test('a text that needs no parser has the tree that unified gives', () => {
  let [tame, marked, lists] = [0, 0, 0];
  // Where a node of ours has a position, it is that of unified.
  const visitBoth = (own: Nodes, other: Nodes): void => {
    if (own.position !== undefined) expect(own.position).toEqual(other.position);
    else if (own.type !== 'root') expect(['text', 'inlineCode']).toContain(own.type);
    if (!('children' in own) || !('children' in other)) return;
    expect(own.children.length).toBe(other.children.length);
    for (const [index, child] of own.children.entries()) visitBoth(child, other.children[index] as Nodes);
  };
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly);
  // The rule text/emphasis counts on it.
  const plainParser = unified().use(remarkParse).use(remarkGfm);
  fc.assert(
    fc.property(fc.oneof({ weight: 3, arbitrary: source }, listed), (text) => {
      const children = parseTame(text);
      if (children === undefined) return;
      tame += 1;
      if (/[*[]/.test(text)) marked += 1;
      if (children.some(({ type }) => type === 'list')) lists += 1;
      const tree = parser.parse(text);
      const own: Root = { type: 'root', children };
      visitBoth(own, tree);
      expect(plainParser.parse(text)).toEqual(tree);
      removePosition(tree, { force: true });
      removePosition(own, { force: true });
      expect(own).toEqual(tree);
    }),
    { numRuns },
  );
  expect(tame).toBeGreaterThan(numRuns / 10);
  expect(marked).toBeGreaterThan(numRuns / 50);
  expect(lists).toBeGreaterThan(numRuns / 50);
});

test('a text that is no tame one is told so soon, however long', () => {
  for (const one of ['*a', '*a*', 'a*a', 'a**a*a', '**a** *', '[a](https://a', '`a` *', 'a ', '1', '(*a `b'])
    for (const end of ['', '*', '\\']) expect(() => parseTame(one.repeat(4000) + end)).not.toThrow();
});

const codeSpan = (value: string): InlineCode => ({ type: 'inlineCode', value: value.replaceAll('`', '') || 'x' });
/** Nodes as a parser gives them: no two texts in a row. */
const asParsed = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.filter((one, index) => one.type !== 'text' || nodes[index - 1]?.type !== 'text');
const plainNode: fc.Arbitrary<PhrasingContent> = fc.oneof(
  source.map((value): PhrasingContent => ({ type: 'text', value })),
  source.map(codeSpan),
);
const address = fc.constantFrom(
  'https://example.org',
  'http://a.b/c-d?e=f#g',
  'https://example.org/a_b',
  '../x/',
  'https://a.b/%20(c)',
);
/** Emphasis or a link around nodes that may be tame or not. */
const markedNode: fc.Arbitrary<PhrasingContent> = fc
  .tuple(
    fc.constantFrom('emphasis' as const, 'strong' as const, 'link' as const),
    fc.oneof(
      fc.array(plainNode, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('word', '450 a').map((value): PhrasingContent[] => [{ type: 'text', value }]),
    ),
    address,
  )
  .map(([type, drawn, url]) => ({ type, children: asParsed(drawn), ...(type === 'link' ? { url } : {}) }) as PhrasingContent);
const markdown = unified().use(remarkGfm, gfmStyle).use(remarkStringify, markdownStyle);
const html = unified().use(remarkRehype).use(rehypeStringify);

test('phrasing that needs no serialiser has the text that unified gives', () => {
  let tame = 0;
  const node = fc.oneof(
    { weight: 3, arbitrary: plainNode },
    { weight: 1, arbitrary: markedNode },
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
        const nodes = asParsed(drawn);
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

test('blocks that need no serialiser have the text that unified gives', () => {
  let [tame, lists] = [0, 0];
  const node = fc.oneof({ weight: 3, arbitrary: plainNode }, { weight: 1, arbitrary: markedNode });
  const data = fc.constantFrom({}, {}, { data: { hProperties: { dir: 'ltr' } } }, { data: { hProperties: { lang: 'en' } } });
  const code = fc
    .tuple(source, fc.constantFrom('text', 'mermaid'), data)
    .map(([value, lang, more]): Code => ({ type: 'code', lang, value, ...more }) as Code);
  const word: PhrasingContent = { type: 'text', value: 'word' };
  const paragraph = fc
    .oneof(fc.constant([word]), fc.array(node, { maxLength: 2 }))
    .map((drawn): Paragraph => ({ type: 'paragraph', children: asParsed(drawn) }));
  const kind = fc.constantFrom({}, {}, {}, { ordered: true }, { spread: true });
  const list = fc.tuple(fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }), kind).map(
    ([items, more]): List => ({
      type: 'list',
      ordered: false,
      spread: false,
      children: items.map((children) => ({ type: 'listItem', spread: false, children })),
      ...more,
    }),
  );
  const block = fc.oneof({ weight: 4, arbitrary: paragraph }, { weight: 2, arbitrary: list }, code);
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (children) => {
      const root: Root = { type: 'root', children };
      const [text, inHtml] = [serializeTameBlocks(children, 'markdown'), serializeTameBlocks(children, 'html')];
      if (text !== undefined) {
        tame += 1;
        if (children.some(({ type }) => type === 'list')) lists += 1;
        expect(`${text}\n`).toBe(markdown.stringify(root));
      }
      if (inHtml !== undefined) expect(inHtml).toBe(html.stringify(html.runSync(root) as never));
    }),
    { numRuns },
  );
  expect(tame).toBeGreaterThan(numRuns / 20);
  expect(lists).toBeGreaterThan(numRuns / 100);
});
