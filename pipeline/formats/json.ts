import type { Format } from './format.ts';

/** One JSON object per article, for programs: its data, its parts in Markdown, and its whole body in Markdown and in HTML. */
export const json: Format = {
  name: 'json',
  folder: 'json',
  extension: '.json',
  render({ article, markdown, html, digest }) {
    const { blocks, ...data } = article;
    const parts = blocks.map(({ part, code, flow }) => ({ part, ...(code === undefined ? {} : { code }), lang: flow.tag?.lang ?? article.locale, markdown: flow.render('markdown') }));
    return `${JSON.stringify({ ...data, digest, blocks: parts, body: { markdown, html } })}\n`;
  },
};
