import type RehypeStringify from 'rehype-stringify';
import type RemarkCjkFriendly from 'remark-cjk-friendly';
import type RemarkGfm from 'remark-gfm';
import type RemarkParse from 'remark-parse';
import type RemarkRehype from 'remark-rehype';
import type RemarkStringify from 'remark-stringify';
import type { Options } from 'remark-stringify';
import type * as Unified from 'unified';
import { lazily, load } from '../load.ts';

/** The Markdown that we write: the same bytes for the same tree, and a table whose rows do not depend on each other's width. */
export const markdownStyle: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  listItemIndent: 'one',
  rule: '-',
  fence: '`',
  fences: true,
};
export const gfmStyle = { tablePipeAlign: false } as const;

const unified = () => load<typeof Unified>('unified').unified();
const plugin = <T>(name: string): T => load<{ readonly default: T }>(name).default;
const gfm = () => plugin<typeof RemarkGfm>('remark-gfm');

/** GFM alone, as most sites read it. */
export const plainParser = lazily(() => unified().use(plugin<typeof RemarkParse>('remark-parse')).use(gfm()).freeze());

/**
 * GFM, as the sites that will read our Markdown parse it, so that what they would take for a link or a table is seen here.
 * Emphasis beside CJK punctuation is read as its writer meant it: https://github.com/tats-u/markdown-cjk-friendly
 */
export const parser = lazily(() => plainParser()().use(plugin<typeof RemarkCjkFriendly>('remark-cjk-friendly')).freeze());

/** @param handlers for nodes of our own */
export const markdownWriter = (handlers: NonNullable<Options['handlers']>) =>
  unified()
    .use(gfm(), gfmStyle)
    .use(plugin<typeof RemarkStringify>('remark-stringify'), { ...markdownStyle, handlers })
    .freeze();

export const htmlWriter = lazily(() =>
  unified().use(plugin<typeof RemarkRehype>('remark-rehype')).use(plugin<typeof RehypeStringify>('rehype-stringify')).freeze(),
);
