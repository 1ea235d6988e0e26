import { escaped } from './escaped.ts';
import type { Format, Page } from './format.ts';

/** One JSON object per article, for programs: its data, its parts in Markdown, and its whole body in Markdown and in HTML. */
export const json: Format = {
  name: 'json',
  folder: 'json',
  extension: '.json',
  render,
  // The file is one line as it is.
  record: render,
};

function render({ article, parts, digest }: Page): string {
  const { blocks: composed, about, ...data } = article;
  const markdown = composed.map(({ flow }, index) => escaped(flow, about, 'markdown', parts[index]));
  const html = composed.map(({ flow }) => escaped(flow, about, 'html'));
  const blocks = composed.map(({ part, code, flow }, index) => {
    const head = JSON.stringify({ part, code, lang: flow.tag(about)?.lang ?? article.locale });
    return `${head.slice(0, -1)},"markdown":"${markdown[index]}"}`;
  });
  const head = JSON.stringify({ ...data, digest });
  const body = `{"markdown":"${markdown.join('\\n\\n')}","html":"${html.join('\\n')}"}`;
  return `${head.slice(0, -1)},"blocks":[${blocks.join()}],"body":${body}}\n`;
}
