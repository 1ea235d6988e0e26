import { expect, test } from 'vitest';
import type { StatusRecord } from '../../../pipeline/content.ts';
import { makeContent, plainRecords } from '../../content.ts';
import { pageOf, partsOf } from '../../real.ts';
import { htmlOf } from '../../rendered.ts';

const english = '<span lang="en">';

test('a sentence whose message is translated and whose texts are not is English as a whole', () => {
  const article = {
    lead: { differentClass: 'Kelas {{classA}}, {{classB}}: {{protocol}} {{codeA}} {{nameA}} {{codeB}} {{nameB}}.' },
  };
  const smtp = { classes: { 3: 'kelas tiga', 5: 'kelas lima' }, codes: { '334': { name: 'Tantangan' } } };
  const page = pageOf(makeContent({ records: plainRecords, locales: { id: { article, smtp } } }), 'id', '334-vs-552');
  const [lead] = partsOf(page, 'lead');
  expect(lead).toMatch(/^<span lang="en">SMTP 334 \(Server Challenge\) is a 3xx Positive Intermediate response, .*<\/span>$/);
  expect(page.markdown).not.toMatch(/Tantangan|kelas tiga|Kelas/);
});

test('a paragraph of two sentences, one of which is not translated, is English as a whole', () => {
  const article = {
    lead: { differentClass: '{{protocol}} {{codeA}} {{nameA}} {{codeB}} {{nameB}} {{classA}} {{classB}} beda.' },
  };
  const codes = { '334': { name: 'Tantangan' }, '552': { name: 'Penuh' } };
  const smtp = { classes: { 3: 'kelas tiga', 5: 'kelas lima' }, codes };
  const page = pageOf(makeContent({ records: plainRecords, locales: { id: { article, smtp } } }), 'id', '334-vs-552');
  expect(partsOf(page, 'lead')[0]).not.toContain('beda.');
  // The sentence alone, where it stands alone, is translated.
  expect(page.description).toBe('SMTP 334 Tantangan 552 Penuh kelas tiga kelas lima beda.');
});

test('each text falls back on its own: headings, then paragraphs, then items', () => {
  const article = { heading: { description: 'Deskripsi', differences: 'Perbedaan Utama' } };
  const smtp = { codes: { '552': { description: 'Kotak surat penuh.' } } };
  const page = pageOf(makeContent({ records: plainRecords, locales: { id: { article, smtp } } }), 'id', '334-vs-552');
  const [first, second] = partsOf(page, 'description');
  expect(first).toBe(`### Deskripsi\n\n${english}${plainRecords['334']?.description}</span>`);
  expect(second).toBe('### Deskripsi\n\nKotak surat penuh.');
  expect(partsOf(page, 'seen')[0]).toMatch(/^### <span lang="en">When You See It<\/span>\n\n<span lang="en">During /);
  const [differences = ''] = partsOf(page, 'differences');
  expect(differences).toMatch(/^## Perbedaan Utama\n\n1\. <span lang="en">334 is a 3xx/);
  expect(differences.match(/^\d\. <span lang="en">.*<\/span>$/gm)?.length).toBe(5);
});

test('what is missing is listed once each, sorted, and what is not, is not', () => {
  const article = { heading: { description: 'Deskripsi' } };
  const smtp = { codes: { '334': { name: 'Tantangan' } } };
  const { article: page } = pageOf(
    makeContent({ records: plainRecords, locales: { id: { article, smtp } } }),
    'id',
    '334-vs-552',
  );
  expect(page.translation.untranslated).toEqual([
    'article.choose',
    'article.code.title',
    'article.difference.class',
    'article.difference.meaning',
    'article.difference.seen',
    'article.heading.choose',
    'article.heading.code',
    'article.heading.differences',
    'article.heading.fix',
    'article.heading.more',
    'article.heading.seen',
    'article.lead.differentClass',
    'article.lead.meaning',
    'article.title',
    'smtp.classes.3',
    'smtp.classes.5',
    'smtp.codes.334.description',
    'smtp.codes.334.fix',
    'smtp.codes.334.seen',
    'smtp.codes.552.description',
    'smtp.codes.552.fix',
    'smtp.codes.552.name',
    'smtp.codes.552.seen',
  ]);
  // Two of the 25 texts that the page is made of.
  expect(page.translation.coverage).toBe(0.08);
  expect([page.draft, page.index]).toEqual([true, false]);
});

test('coverage is rounded down to hundredths, and to no less', () => {
  /** The overview of so many codes, of which some have their name translated. */
  const overviewOf = (count: number, translated: number) => {
    const codes = Array.from({ length: count }, (_, index) => String(index));
    const names = Object.fromEntries(codes.slice(0, translated).map((code) => [code, { name: `Nama ${code}` }]));
    const content = makeContent({
      protocol: { name: 'X', classes: { 1: 'One' } },
      records: Object.fromEntries(codes.map((code) => [code, { ...(plainRecords['334'] as StatusRecord), class: '1' }])),
      config: { pairs: ['0-1'] },
      locales: { id: { smtp: { codes: names } } },
    });
    return pageOf(content, 'id', 'overview').article.translation;
  };
  // What else the page is made of: its title, its lead, the message of a link, the class.
  const others = overviewOf(10, 0).untranslated.length - 10;
  expect(others).toBe(4);
  // In binary fractions, 0.29 * 100 is less than 29, and so are 0.57 and 0.58.
  for (const translated of [0, 1, 28, 29, 57, 58, 96])
    expect(overviewOf(100 - others, translated).coverage).toBe(translated / 100);
  expect(overviewOf(999 - others, 994 - others).coverage).toBe(0.99);
  expect(overviewOf(999 - others, 9).coverage).toBe(0);
});

test('a page from right to left says of its English that it is written from left to right', () => {
  const page = pageOf(
    makeContent({ records: plainRecords, locales: { ar: { article: { heading: { seen: 'متى' } } } } }),
    'ar',
    '552',
  );
  expect(partsOf(page, 'seen')[0]).toMatch(/^## متى\n\n<span lang="en" dir="ltr">When /);
  const html = htmlOf(page.article.blocks, page.article.about);
  expect(html).toMatch(/<h2>متى<\/h2>\n<p lang="en" dir="ltr">When /);
});

test('in HTML the element carries the language', () => {
  const page = pageOf(makeContent({ records: plainRecords, locales: { id: {} } }), 'id', '334-vs-552');
  const html = htmlOf(page.article.blocks, page.article.about);
  expect(html).toMatch(/^<p lang="en">SMTP 334/);
  expect(html).toContain('<h3 lang="en">Description</h3>');
  expect(html).toContain('<li lang="en">334 is a');
  expect(html).not.toContain('<span');
});

test('a language variant of English is a language of its own', () => {
  const page = pageOf(
    makeContent({ records: plainRecords, locales: { 'en-GB': { article: { heading: { fix: 'Mending' } } } } }),
    'en-GB',
    '552',
  );
  expect(partsOf(page, 'fix')[0]).toMatch(/^## Mending\n\n<span lang="en">/);
  expect(page.article.draft).toBe(true);
});
