import type { Format } from './format.ts';

/** One JSON object per article, for programs: its data, its parts in Markdown, and its whole body in Markdown and in HTML. */
export const json: Format = {
  name: 'json',
  folder: 'json',
  extension: '.json',
  render({ article, parts, markdown, html, digest }) {
    const { blocks: composed, ...data } = article;
    const blocks = composed.map(({ part, code, flow }, index) => ({
      part,
      code,
      lang: flow.tag?.lang ?? article.locale,
      markdown: parts[index],
    }));
    return `${JSON.stringify({ ...data, digest, blocks, body: { markdown, html } })}\n`;
  },
};
