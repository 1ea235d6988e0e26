import { expect, test } from 'vitest';
import { digest } from '../../../pipeline/digest.ts';
import { makeContent, plainRecords } from '../../content.ts';
import { pageOf, pagesOf } from '../../real.ts';

const article = { heading: { description: 'Deskripsi', fix: 'Cara Memperbaiki' } };
const smtp = { codes: { '552': { description: 'Kotak surat penuh.', name: 'Penuh' } } };
const entry = (source: string, target: string) => ({ source: digest(source), target: digest(target), review: 'translated' });
const state = {
  'article.heading.description': entry('Old Description', 'Deskripsi'),
  'article.heading.fix': entry('How to Fix', 'Cara Memperbaiki'),
  'smtp.codes.552.description': entry('An older text.', 'Kotak surat penuh.'),
  // The translation has changed since as well: somebody has seen to it.
  'smtp.codes.552.name': entry('Old Name', 'Nama lama'),
};
const content = makeContent({ records: plainRecords, locales: { id: { article, smtp, state } } });

test('a stale text stands, counts as translated, and is named', () => {
  const { article: page, markdown } = pageOf(content, 'id', '552');
  expect(markdown).toContain('## Deskripsi\n\nKotak surat penuh.');
  expect(page.translation.stale).toEqual(['article.heading.description', 'smtp.codes.552.description']);
  expect(page.translation.untranslated).not.toContain('smtp.codes.552.description');
});

test('only the pages that show it are marked', () => {
  const marked = [...pagesOf(content, 'id')].filter(({ article: { translation } }) => translation.stale.length > 0);
  expect(marked.map(({ article: { id, translation } }) => [id, ...translation.stale])).toEqual([
    ['334', 'article.heading.description'],
    ['552', 'article.heading.description', 'smtp.codes.552.description'],
    ['334-vs-552', 'article.heading.description', 'smtp.codes.552.description'],
  ]);
});

test('becoming stale changes the digest of a page, though not its words', () => {
  const fresh = makeContent({ records: plainRecords, locales: { id: { article, smtp } } });
  const [now, before] = [pageOf(content, 'id', '552'), pageOf(fresh, 'id', '552')];
  expect(now.markdown).toBe(before.markdown);
  expect(now.digest).not.toBe(before.digest);
  expect(pageOf(content, 'id', 'overview').digest).toBe(pageOf(fresh, 'id', 'overview').digest);
});

test('English is never stale', () => {
  expect([...pagesOf(content, 'en')].flatMap(({ article: page }) => page.translation.stale)).toEqual([]);
});
