import { type Article, blocksIn } from '../compose/index.ts';
import { between } from '../fragment/flow.ts';
import { wordsOf } from '../fragment/leaf.ts';
import { Pieces } from '../fragment/piece.ts';
import { writeAll } from '../fragment/stretch.ts';
import type { Sheet } from '../pages/sheet.ts';
import type { Format, Page } from './format.ts';

/** One JSON object per article, for programs: its data, its parts in Markdown, and its whole body in Markdown and in HTML. */
export const json: Format = {
  name: 'json',
  folder: 'json',
  extension: '.json',
  file: record,
  // The file is one line as it is.
  record,
};

/** What an article says of itself. */
function dataOf({ id, key, kind, locale, protocol, eyebrow, codes, about, title, description, ...state }: Article): object {
  const { draft, index, translation } = state;
  const [titleLang, descriptionLang] = [title.tag?.lang, description.tag?.lang];
  const texts = { title: wordsOf(title, about), description: wordsOf(description, about), titleLang, descriptionLang };
  return { id, key, kind, locale, protocol, eyebrow, codes, ...texts, draft, index, translation };
}

function record({ article, body }: Page, sheet: Sheet): void {
  const { blocks, about } = article;
  sheet.text(`${JSON.stringify(dataOf(article)).slice(0, -1)},"digest":"`);
  sheet.digest();
  sheet.text('","blocks":[');
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
