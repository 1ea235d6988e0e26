import { between } from '../fragment/flow.ts';
import { Pieces } from '../fragment/piece.ts';
import type { Format, Page } from './format.ts';
import type { Sheet } from './sheet.ts';

/** One JSON object per article, for programs: its data, its parts in Markdown, and its whole body in Markdown and in HTML. */
export const json: Format = {
  name: 'json',
  folder: 'json',
  extension: '.json',
  file(page, sheet) {
    sheet.clear();
    record(page, sheet);
    return sheet.bytes;
  },
  // The file is one line as it is.
  record,
};

function record({ article, body, ends, digest }: Page, sheet: Sheet): void {
  const { blocks, about, ...data } = article;
  const head = JSON.stringify({ ...data, digest });
  sheet.text(`${head.slice(0, -1)},"blocks":[`);
  for (const [index, { part, code, flow }] of blocks.entries()) {
    const own = JSON.stringify({ part, code, lang: flow.tag(about)?.lang ?? article.locale });
    sheet.text(`${index === 0 ? '' : ','}${own.slice(0, -1)},"markdown":"`);
    sheet.quotedPieces(body, index === 0 ? 0 : (ends[index - 1] as number) + 1, ends[index]);
    sheet.text('"}');
  }
  sheet.text('],"body":{"markdown":"');
  sheet.quotedPieces(body);
  sheet.text('","html":"');
  const html = new Pieces();
  for (const [index, { flow }] of blocks.entries()) {
    if (index > 0) html.push(between('html'));
    flow.write(html, 'html', about);
  }
  sheet.quotedPieces(html);
  sheet.text('"}}\n');
}
