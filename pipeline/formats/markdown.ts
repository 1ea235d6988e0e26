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
};

function frontMatter({ article, digest }: Page): string {
  const { id, key, kind, locale, protocol, eyebrow, codes, title, description, draft, index, translation } = article;
  const { titleLang, descriptionLang } = article;
  const names = { id, translationKey: key, kind, locale, protocol, eyebrow, codes };
  return Object.entries({ ...names, title, titleLang, description, descriptionLang, draft, index, translation, digest })
    .map(([field, value]) => (value === undefined ? '' : `${field}: ${yaml(value)}\n`))
    .join('');
}

/** JSON in which a YAML parser finds no character that it refuses: JSON leaves U+007F to U+009F and lone line separators as they are. */
const yaml = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
