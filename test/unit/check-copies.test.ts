import { expect, test } from 'vitest';
import { check } from '../../pipeline/check.ts';
import type { Content } from '../../pipeline/content.ts';
import { readFolder } from '../../pipeline/read.ts';
import { statusOf } from '../../pipeline/status.ts';
import { plainRecords } from '../content.ts';
import { pageOf } from '../real.ts';
import { makeRoot } from '../root.ts';

const sources = Object.fromEntries(Object.entries(plainRecords).map(([code, record]) => [`source/smtp/${code}.json`, record]));
const copied = { 'locales/ja/article.json': { heading: { seen: 'When You See It', fix: '対処方法' } } };
const checked = (config: object) => check(readFolder(makeRoot({ ...sources, ...copied, 'kontras.config.json': config })));

test('a copy of the English is no translation: it counts as missing, and stands tagged as English', () => {
  const { content, diagnostics } = checked({});
  expect(diagnostics.filter(({ rule }) => rule === 'locale/copy').map(({ severity }) => severity)).toEqual(['warning']);
  expect(statusOf(content, ['ja'])[0]?.translated).toBe(1);
  const { article, markdown } = pageOf(content as Content, 'ja', '552');
  expect(markdown).toContain('## <span lang="en">When You See It</span>');
  expect(article.translation.untranslated).toContain('article.heading.seen');
  expect(article.title.tag?.lang).toBe('en');
  expect(article.description.tag?.lang).toBe('en');
});

test('in a locale that must be complete it is an error', () => {
  const { diagnostics } = checked({ locales: { ja: { require: 'complete' } } });
  expect(diagnostics.filter(({ rule }) => rule === 'locale/copy').map(({ severity }) => severity)).toEqual(['error']);
});
