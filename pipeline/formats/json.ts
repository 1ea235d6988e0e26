import type { Flow } from '../fragment/flow.ts';
import type { About, Syntax } from '../fragment/syntax.ts';
import type { Format } from './format.ts';

/** One JSON object per article, for programs: its data, its parts in Markdown, and its whole body in Markdown and in HTML. */
export const json: Format = {
  name: 'json',
  folder: 'json',
  extension: '.json',
  render({ article, parts, digest }) {
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
  },
};

const strings = { markdown: new WeakMap<Flow, string>(), html: new WeakMap<Flow, string>() };

/** The inside of a JSON string. What stands in many articles is escaped once, as it was rendered once. */
function escaped(flow: Flow, about: About, syntax: Syntax, rendered?: string): string {
  const known = flow.isShared ? strings[syntax].get(flow) : undefined;
  if (known !== undefined) return known;
  const text = JSON.stringify(rendered ?? flow.render(syntax, about)).slice(1, -1);
  if (flow.isShared) strings[syntax].set(flow, text);
  return text;
}
