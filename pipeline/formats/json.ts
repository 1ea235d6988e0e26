import { type Article, blocksIn } from '../compose/index.ts';
import { wordsOf } from '../fragment/leaf.ts';
import type { Sheet } from '../pages/sheet.ts';
import { writeBody } from './body.ts';
import type { Format } from './format.ts';
import { places } from './places.ts';

/** One JSON object per article, for programs: its data, its parts in Markdown, and its whole body in Markdown and in HTML. */
export const json: Format = {
  ...places.json,
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

function record(article: Article, sheet: Sheet): void {
  const { about } = article;
  sheet.text(`${JSON.stringify(dataOf(article)).slice(0, -1)},"digest":"`);
  sheet.digest();
  sheet.text('","blocks":[');
  for (const [index, { part, code, flow }] of blocksIn(article).entries()) {
    const facts = JSON.stringify({ part, code, lang: flow.tag(about)?.lang ?? article.locale });
    sheet.text(`${index === 0 ? '' : ','}${facts.slice(0, -1)},"markdown":"`);
    sheet.say(flow.stretches('markdown'), about, true);
    sheet.text('"}');
  }
  sheet.text('],"body":{"markdown":"');
  writeBody(article, 'markdown', sheet, true);
  sheet.text('","html":"');
  writeBody(article, 'html', sheet, true);
  sheet.text('"}}\n');
}
