import { describe, expect, test } from 'vitest';
import { translate } from '../../pipeline/translate.ts';
import { makeContent, plainRecords } from '../content.ts';

const tags = ['pt', 'pt-BR', 'zh-Hans', 'zh-Hans-TW', 'sr-Latn-RS', 'en-GB', 'ca-valencia', 'de-1996', 'en-US-u-ca-gregory'];

test.each(tags)('%s has its own texts and no others', (tag) => {
  const article = { title: `${tag} {{protocol}}` };
  const smtp = { codes: { '552': { name: `name ${tag}` } } };
  const content = makeContent({ records: plainRecords, locales: { [tag]: { article, smtp } } });
  const [translation] = translate(content, [tag]);
  expect(translation?.own.tag).toBe(tag);
  expect(translation?.own.message('title')?.raw).toBe(`${tag} {{protocol}}`);
  expect(translation?.own.text('smtp.codes.552.name')).toBe(`name ${tag}`);
  expect(translation?.own.message('lead.meaning')).toBeUndefined();
  expect(translation?.own.text('smtp.codes.334.name')).toBeUndefined();
  expect(translation?.english.message('lead.meaning')?.raw).toContain('indicates');
});

test('no language falls back to its neighbour: neither the region to the language, nor the other way', () => {
  const locales = { pt: { article: { title: 'pt' } }, 'pt-BR': { article: { 'heading.fix': 'pt-BR' } } };
  const [pt, brazil] = translate(makeContent({ records: plainRecords, locales }), ['pt', 'pt-BR']);
  expect(pt?.own.message('title')?.raw).toBe('pt');
  expect(pt?.own.message('heading.fix')).toBeUndefined();
  expect(brazil?.own.message('title')).toBeUndefined();
  expect(brazil?.own.message('heading.fix')?.raw).toBe('pt-BR');
});

test('English is its own', () => {
  const [english] = translate(makeContent({ records: plainRecords }), ['en']);
  expect(english?.own).toBe(english?.english);
  expect(english?.stale.size).toBe(0);
});

describe('a message', () => {
  const of = (title: string) =>
    translate(makeContent({ records: plainRecords, locales: { id: { article: { title } } } }), ['id'])[0]?.own.message('title')
      ?.raw;

  test.each([
    'plain',
    '{{codeA}} {{nameA}}',
    '$t(lead.meaning) {{x}}',
    '<b>&amp; "quotes"</b>',
    'a.b:c',
    '  spaces  ',
    'title_plural',
    '{{count}}',
  ])('is taken as it stands: %s', (raw) => expect(of(raw)).toBe(raw));

  test.each(['toString', 'constructor', 'hasOwnProperty', '', 'lead', 'title.', 'heading'])('is none: %j', (id) => {
    const [translation] = translate(makeContent({ records: plainRecords, locales: { id: {} } }), ['id']);
    expect(translation?.own.message(id)).toBeUndefined();
    expect(translation?.english.message(id)).toBeUndefined();
  });

  test('is compiled once', () => {
    const [translation] = translate(makeContent({ records: plainRecords }), ['en']);
    expect(translation?.own.message('title')).toBe(translation?.own.message('title'));
  });
});

test('two contents do not share their messages', () => {
  const make = (title: string) => makeContent({ records: plainRecords, locales: { id: { article: { title } } } });
  const [first, second] = [make('first'), make('second')].map((content) => translate(content, ['id'])[0]);
  expect([first?.own.message('title')?.raw, second?.own.message('title')?.raw]).toEqual(['first', 'second']);
});
