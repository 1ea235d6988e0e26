import { expect, test } from 'vitest';
import { sourcedShare } from '../../../pipeline/audit/sources.ts';
import { compose } from '../../../pipeline/compose/index.ts';
import type { PairRecord, StatusRecord } from '../../../pipeline/content.ts';
import { translate } from '../../../pipeline/translate.ts';
import { makeContent } from '../../content.ts';

const spec = [{ document: 'RFC 5321' }];
const sources = [{ title: 'Notes', url: 'https://example.org/' }];
const session = { server: 'Postfix', lines: ['S: 450 no'] };
const bare: StatusRecord = { name: 'N', class: '4', description: 'D.', seen: 'W.', fix: 'F.' };

function shareOf(slug: string, first: Partial<StatusRecord>, second: Partial<StatusRecord>, pair?: PairRecord): number {
  const content = makeContent({
    records: { '450': { ...bare, ...first }, '451': { ...bare, name: 'M', ...second } },
    ...(pair === undefined ? {} : { pairs: { '450-451': pair } }),
  });
  const [protocol] = content.protocols;
  const [translation] = translate(content, ['en']);
  if (protocol === undefined || translation === undefined) throw new Error('No protocol, or no English');
  for (const article of compose(protocol, content.protocols, content.config, translation))
    if (article.id === slug) return sourcedShare(article, protocol);
  throw new Error(`No page ${slug}`);
}

test.each([
  ['no source anywhere', {}, {}, undefined, 0],
  ['the specification of both', { spec }, { spec }, undefined, 1],
  ['that of one: three texts of six', { spec }, {}, undefined, 3 / 6],
  ['a session names its server', { session }, {}, undefined, 1 / 7],
  ['a verdict without a source', { spec }, { spec }, { verdict: 'V.' }, 6 / 7],
  ['a verdict and its practice with one', { spec }, {}, { verdict: 'V.', practice: 'P.', sources }, 5 / 8],
  ['everything', { spec, session }, { spec }, { verdict: 'V.', practice: 'P.', sources }, 1],
] as const)('a comparison: %s', (_, first, second, pair, expected) => {
  expect(shareOf('450-vs-451', first, second, pair)).toBeCloseTo(expected, 12);
});

test('the page of a code', () => {
  expect(shareOf('450', {}, { spec })).toBe(0);
  expect(shareOf('450', { session }, {})).toBe(1 / 4);
  expect(shareOf('450', { spec }, {})).toBe(1);
});

test('an overview claims nothing', () => {
  expect(shareOf('overview', {}, {})).toBe(1);
});
