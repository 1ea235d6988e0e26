import { escaped } from './escaped.ts';
import type { Format, Page } from './format.ts';

/**
 * Markdown with YAML front matter, one file per article. Every value is JSON, which YAML 1.2 reads as it is and which no reader takes
 * for a date or a number. `translationKey` is what Hugo links translations by. `id` is the file's name, since Docusaurus makes the address
 * from it; there is no `slug`, which Astro would take for the id.
 */
export const markdown: Format = {
  name: 'markdown',
  folder: 'articles',
  extension: '.md',
  render: (page) => `---\n${frontMatter(page)}---\n\n${page.markdown}\n`,
  record({ article, parts, digest }) {
    const { id, key, kind, locale, protocol, eyebrow, codes, title, description, draft, index, translation } = article;
    const names = { id, translationKey: key, kind, locale, protocol, eyebrow, codes };
    const titles = { title, titleLang: article.titleLang, description, descriptionLang: article.descriptionLang };
    const head = JSON.stringify({ ...names, ...titles, draft, index, translation, digest });
    let body = '';
    for (const [at, { flow }] of article.blocks.entries())
      body += (at === 0 ? '' : '\\n\\n') + escaped(flow, article.about, 'markdown', parts[at]);
    return `${head.slice(0, -1)},"markdown":"${body}"}\n`;
  },
};

function frontMatter({ article, digest }: Page): string {
  const { id, key, kind, locale, protocol, eyebrow, codes, title, description, draft, index, translation } = article;
  const { titleLang, descriptionLang } = article;
  const names = `id: ${json(id)}\ntranslationKey: ${json(key)}\nkind: ${json(kind)}\nlocale: ${json(locale)}\nprotocol: ${json(protocol)}\n`;
  const titles = `title: ${json(title)}\n${ifAny('titleLang', titleLang)}description: ${json(description)}\n`;
  return yaml(
    `${names}eyebrow: ${json(eyebrow)}\ncodes: ${json(codes)}\n${titles}${ifAny('descriptionLang', descriptionLang)}draft: ${draft}\nindex: ${index}\ntranslation: ${json(translation)}\ndigest: ${json(digest)}\n`,
  );
}

const json = JSON.stringify;

const ifAny = (field: string, value: string | undefined): string => (value === undefined ? '' : `${field}: ${json(value)}\n`);

/** Characters that YAML parsers refuse, and that JSON leaves as they are: U+007F to U+009F, lone line separators and others. */
const refused = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

const yaml = (text: string): string =>
  refused.test(text)
    ? text.replace(new RegExp(refused, 'g'), (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
