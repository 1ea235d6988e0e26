import fc from 'fast-check';
import { allowedNodes, parseMarkdown } from '../pipeline/fragment/markdown.ts';

/** Pieces of text at which Markdown, HTML, i18next or YAML might stumble. */
const scraps = [
  ...[
    'word',
    'The server',
    '450',
    '1.',
    '2)',
    '-',
    '+',
    '#',
    '##',
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '`code`',
    '`a|b`',
    '[',
    ']',
    '(',
    ')',
    '[x](https://e.org)',
    '!',
    '&',
    '&copy',
    ';',
  ],
  ...[
    '<',
    '>',
    '\\',
    '~',
    '~~',
    '|',
    ':',
    '://',
    '@',
    'www.',
    'w.',
    'a@b',
    '*em*',
    '**bold**',
    '_x_',
    '한글',
    '강조',
    '（注）',
    '。',
    '、',
    '，',
    'é',
    '😀',
    '=',
    '---',
    '...',
    '"',
    "'",
    '/',
  ],
  ...['$t(x)', '\u200d', 'עברית', '은 ', 'は', ' means ', ', while ', 'copy;', 'p', 's', 'W'],
];

/** Scraps one after the other, with one of the joints after each. Never empty, nor with a space at an end. */
export const scrapText = (max: number, joints: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...scraps), fc.constantFrom(...joints)), { minLength: 1, maxLength: max })
    .map((parts) => parts.flat().join('').trim())
    .filter((text) => text !== '');

/** Whether `check` would let a text pass: nothing but the allowed Markdown, and words in it. */
export function isAllowed(text: string, inlineOnly: boolean): boolean {
  let allowed = true;
  let words = 0;
  const visit = (node: { type: string; children?: unknown[]; value?: string; checked?: unknown }): void => {
    allowed &&=
      allowedNodes.has(node.type) &&
      (node.checked ?? null) === null &&
      (!inlineOnly || !['list', 'listItem'].includes(node.type));
    if (node.type === 'text' || node.type === 'inlineCode') words += (node.value ?? '').trim().length;
    if (node.type === 'listItem' && node.children?.length === 0) allowed = false;
    for (const child of node.children ?? []) visit(child as never);
  };
  const tree = parseMarkdown(text);
  visit(tree as never);
  return allowed && words > 0 && (!inlineOnly || tree.children.length === 1);
}

/** A text of a record: paragraphs, sometimes with a list. */
export const markdownText = fc.oneof(
  scrapText(8, ['', ' ', ' ', ' ', '\n']).filter((text) => isAllowed(text, false)),
  fc
    .tuple(scrapText(4, [' ']), scrapText(4, [' ']))
    .map(([first, second]) => `${first}\n\n- ${second}\n- end`)
    .filter((text) => isAllowed(text, false)),
);

/** A name: plain text, whatever it looks like. */
export const label = scrapText(4, [' ', '']);
