import type { Direction } from '../language.ts';
import type { Context, Key } from './syntax.ts';

/** The language of a text that stands on a page of another language. */
export interface Tag {
  readonly lang: string;
  readonly dir?: Direction;
}

/** Where a stretch of text stands in one syntax. In Markdown a span names its language, in HTML its element. */
export interface Place {
  /** What its phrasing is rendered for. */
  keyFor(tag: Tag | undefined): Key;
  start(tag: Tag | undefined): string;
  end(tag: Tag | undefined): string;
}

const attributes = (tag: Tag | undefined): string =>
  tag === undefined ? '' : ` lang="${tag.lang}"${tag.dir === undefined ? '' : ` dir="${tag.dir}"`}`;

/** In Markdown a span carries the language: any block can hold one, and every renderer lets it through or drops it. */
export const openSpan = (tag: Tag): string => `<span${attributes(tag)}>`;
export const closeSpan = '</span>';

/** A context, and the same between the tags that name a language. They are compared by identity, so each is made once. */
interface Contexts {
  readonly bare: Context;
  readonly tagged: Context;
}

const context = (constructs: Context['constructs'], before: string, after: string): Contexts => ({
  bare: { constructs, before, after },
  tagged: { constructs, before: '>', after: '<' },
});

/** The contexts of leaves in Markdown. */
export const contexts = {
  paragraph: context(['paragraph', 'phrasing'], '\n', '\n'),
  heading: context(['headingAtx', 'phrasing'], '# ', '\n'),
  // The pipe itself, whatever space stands before it: so does mdast-util-gfm-table see a cell.
  cell: context(['tableCell', 'phrasing'], '|', '|'),
};

/** @param before what the block starts with */
const inMarkdown = ({ bare, tagged }: Contexts, before = '', after = ''): Place => ({
  keyFor: (tag) => (tag === undefined ? bare : tagged),
  start: (tag) => (tag === undefined ? before : before + openSpan(tag)),
  end: (tag) => (tag === undefined ? after : closeSpan + after),
});

const asElement = (name: string, before = ''): Place => ({
  keyFor: () => 'html',
  start: (tag) => `${before}<${name}${attributes(tag)}>`,
  end: () => `</${name}>`,
});

type Name = 'paragraph' | 'heading2' | 'heading3' | 'headerCell' | 'cell' | 'firstItem' | 'item';

/** The places of an article, in each syntax. */
export const places: Readonly<Record<'markdown' | 'html', Readonly<Record<Name, Place>>>> = {
  markdown: {
    paragraph: inMarkdown(contexts.paragraph),
    heading2: inMarkdown(contexts.heading, '## '),
    heading3: inMarkdown(contexts.heading, '### '),
    headerCell: inMarkdown(contexts.cell, ' ', ' |'),
    cell: inMarkdown(contexts.cell, ' ', ' |'),
    firstItem: inMarkdown(contexts.paragraph, '- '),
    item: inMarkdown(contexts.paragraph, '\n- '),
  },
  html: {
    paragraph: asElement('p'),
    heading2: asElement('h2'),
    heading3: asElement('h3'),
    headerCell: asElement('th'),
    cell: asElement('td'),
    firstItem: asElement('li', '\n'),
    item: asElement('li', '\n'),
  },
};
