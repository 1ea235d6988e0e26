import type { Link, Nodes, Root } from 'mdast';
import type { Unit } from '../content.ts';
import { parseMarkdown } from '../fragment/markdown.ts';
import { oncePer } from './once-per.ts';

/** A text cut into what a translation keeps and what it translates. */
export interface Spans {
  /** Its Markdown, whose offsets are those of the unit's text. A label is plain text and has none; nor has a text that cannot be parsed. */
  readonly tree: Root | undefined;
  /** What stands in code spans, each once. */
  readonly codes: ReadonlySet<string>;
  readonly links: readonly Link[];
  /** Its words, without code spans and link targets; for each of these and for each variable stands one noncharacter. */
  readonly prose: string;
}

/**
 * The most characters of a text, ten times those of a long one: the time that Markdown takes grows with the square of some texts.
 * A longer one has been reported, and counts as empty here.
 */
export const longestText = 8000;

const nothing: Spans = { tree: undefined, codes: new Set(), links: [], prose: '' };

/** Stands where something was taken out: no letter, no digit and no space. */
const mark = '\ufdd0';

/** The rest of a variable, so that the text keeps its length and each offset its meaning. Markdown takes both for letters. */
const filler = '\ufdd1';

const cache = { message: new Map<string, Spans>(), label: new Map<string, Spans>(), text: new Map<string, Spans>() };
const mostSpans = 50_000;

/** A text is parsed once for all rules, and once for all checks of a program that checks again and again. */
export function spansOf({ kind, text }: Unit): Spans {
  const known = cache[kind];
  let spans = known.get(text);
  if (spans === undefined) {
    if (known.size === mostSpans) known.clear();
    spans = cut(kind, text);
    known.set(text, spans);
  }
  return spans;
}

/** What follows from a text alone, found once for it as its spans are. */
export const perText = <T>(find: (unit: Unit) => T): ((unit: Unit) => T) => oncePer(spansOf, find);

/** Let go of what was cut, but for some texts that are asked for once more. */
export function forgetSpans(kept: Iterable<Unit> = []): void {
  const still = [...kept].map((unit) => [unit, cache[unit.kind].get(unit.text)] as const);
  for (const known of Object.values(cache)) known.clear();
  for (const [{ kind, text }, spans] of still) if (spans !== undefined) cache[kind].set(text, spans);
}

function cut(kind: Unit['kind'], text: string): Spans {
  if (text.length > longestText) return { ...nothing };
  if (kind === 'label') return { ...nothing, prose: text };
  try {
    return parse(maskVariables({ kind, text }));
  } catch (error) {
    // Thousands of nested lists or quotations: the parser runs out of stack.
    if (error instanceof RangeError) return { ...nothing };
    throw error;
  }
}

/** The text as Markdown sees it. Only a message has variables; elsewhere braces are braces. */
export const maskVariables = ({ kind, text }: Pick<Unit, 'kind' | 'text'>): string =>
  kind === 'message' ? text.replace(/\{\{[^{}]*\}\}/g, (variable) => mark + filler.repeat(variable.length - 1)) : text;

/** Which variable it was is the business of another rule. */
const unmask = (text: string): string => text.replace(/\ufdd0\ufdd1*/g, '{{…}}');

function parse(text: string): Spans {
  const codes = new Set<string>();
  const links: Link[] = [];
  let prose = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'text') prose += node.value.replaceAll(filler, '');
    else if (node.type === 'inlineCode') {
      codes.add(unmask(node.value).replace(/\s+/g, ' '));
      prose += mark;
    } else if (node.type === 'link') {
      links.push({ ...node, url: unmask(node.url) });
      if (isBare(node)) prose += mark;
      else node.children.forEach(visit);
    } else if ('children' in node) {
      node.children.forEach(visit);
      if (node.type === 'paragraph') prose += '\n';
    }
  };
  const tree = parseMarkdown(text);
  visit(tree);
  return { tree, codes, links, prose };
}

/** A link that shows its own target: `<https://…>`, `https://…`, `www.…`, `user@host`. */
function isBare({ url, children }: Link): boolean {
  const [only] = children;
  return (
    children.length === 1 &&
    only?.type === 'text' &&
    ['', 'http://', 'https://', 'mailto:'].some((scheme) => scheme + only.value === url)
  );
}
