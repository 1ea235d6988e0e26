import type { Nodes } from 'mdast';
import type { Unit } from '../content.ts';
import { allowedNodes } from '../fragment/markdown.ts';
import { longestText, perText, spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** What each kind of node is called, and what to write instead. */
const names: Readonly<Record<string, readonly [name: string, hint: string]>> = {
  html: ['raw HTML', 'Write it in Markdown, or put it in a code span.'],
  heading: ['heading', 'Leave it out: the article sets the headings.'],
  image: ['image', 'Say it in words.'],
  imageReference: ['image', 'Say it in words.'],
  code: ['code block', 'Use a code span, and no indentation at the start of a line.'],
  table: ['table', 'Write sentences or a list.'],
  thematicBreak: ['rule', 'Separate paragraphs by an empty line.'],
  blockquote: ['quotation', 'Start the line with another character than ">".'],
  delete: ['crossed-out text', 'Write \\~ where a tilde is meant.'],
  break: ['line break', 'Write one line, or start a new paragraph with an empty line.'],
  definition: ['link definition', 'Write the link in place: [words](https://…).'],
  linkReference: ['link reference', 'Write the link in place: [words](https://…).'],
  footnoteDefinition: ['footnote', 'Say it in the text.'],
  footnoteReference: ['footnote', 'Say it in the text.'],
  list: ['list', 'Write a sentence; put a backslash before the "-", "+", "*" or "." that starts the list.'],
};

/** A list in a list in a list takes nine levels of nodes; whoever nests deeper has mistyped, and later stages walk trees by recursion. */
const deepest = 16;

/** Texts are set into articles of every format, beside others: only what every format has, and what no neighbour changes, may stand in them. */
export const markdown: TextRule = {
  id: 'text/markdown',
  severity: 'error',
  check({ units }, report) {
    for (const unit of units) {
      for (const { offset, name, expected, hint } of found(unit)) {
        report({ document: unit.document, path: unit.path, offset, message: `Unexpected ${name}, expected ${expected}`, hint });
      }
    }
  },
};

const found = perText((unit) => (unit.kind === 'label' ? inLabel(unit) : inMarkdown(unit)));

interface Found {
  readonly offset: number;
  readonly name: string;
  readonly expected: string;
  readonly hint: string;
}

/** A label is plain text, which nothing parses. */
function inLabel({ text }: Unit): Found[] {
  const tag = text.search(/<[A-Za-z/!?]/);
  const line = text.indexOf('\n');
  return [
    ...(tag < 0 ? [] : [{ offset: tag, name: 'raw HTML', expected: 'plain text', hint: 'Write the words alone.' }]),
    ...(line < 0 ? [] : [{ offset: line, name: 'line break', expected: 'plain text on one line', hint: 'Write one line.' }]),
  ];
}

function inMarkdown(unit: Unit): Found[] {
  const { tree } = spansOf(unit);
  const single = unit.kind === 'message';
  const expected = single
    ? 'one paragraph of text, emphasis, code spans and links'
    : 'paragraphs, emphasis, code spans, links and lists';
  const found: Found[] = [];
  const tooDeep = { name: `nesting of more than ${deepest} levels`, expected, hint: 'Write sentences instead.' };
  const visit = (node: Nodes, depth: number): void => {
    const at = node.position?.start.offset ?? 0;
    const [name, hint] = names[node.type] ?? [node.type, 'Write plain words.'];
    if (depth > deepest) found.push({ offset: at, ...tooDeep });
    else if (!allowedNodes.has(node.type) || (single && node.type === 'list')) found.push({ offset: at, name, expected, hint });
    else if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      found.push({
        offset: at,
        name: 'task of a list',
        expected,
        hint: 'Leave out the box, or write \\[ where a bracket is meant.',
      });
    } else if ('children' in node) for (const child of node.children) visit(child, depth + 1);
  };
  if (tree === undefined) return unit.text.length > longestText ? [] : [{ offset: 0, ...tooDeep }];
  visit(tree, 0);
  const [first, second] = tree.children;
  if (single && first === undefined)
    found.push({ offset: 0, name: 'message without words', expected, hint: 'Write a sentence.' });
  if (single && first?.type === 'paragraph' && second?.type === 'paragraph') {
    found.push({
      offset: second.position?.start.offset ?? 0,
      name: 'second paragraph',
      expected,
      hint: 'Leave out the empty line.',
    });
  }
  return found;
}
