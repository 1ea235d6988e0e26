import { blocksIn } from '../compose/index.ts';
import { between } from '../fragment/flow.ts';
import { Pieces } from '../fragment/piece.ts';
import { writeAll } from '../fragment/stretch.ts';
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

function record({ article, body, digest }: Page, sheet: Sheet): void {
  const { blocks, about, ...data } = article;
  const head = JSON.stringify({ ...data, digest });
  sheet.text(`${head.slice(0, -1)},"blocks":[`);
  const own = new Pieces();
  for (const [index, { part, code, flow }] of blocksIn(article).entries()) {
    const facts = JSON.stringify({ part, code, lang: flow.tag(about)?.lang ?? article.locale });
    sheet.text(`${index === 0 ? '' : ','}${facts.slice(0, -1)},"markdown":"`);
    own.clear();
    writeAll(flow.stretches('markdown'), own, about);
    sheet.quotedPieces(own);
    sheet.text('"}');
  }
  sheet.text('],"body":{"markdown":"');
  sheet.quotedPieces(body);
  sheet.text('","html":"');
  const html = new Pieces();
  for (const [index, { flow }] of blocks.entries()) {
    if (index > 0) between('html').write(html, about);
    writeAll(flow.stretches('html'), html, about);
  }
  sheet.quotedPieces(html);
  sheet.text('"}}\n');
}
