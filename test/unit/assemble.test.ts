import { describe, expect, test } from 'vitest';
import { compileGrammar, isStale } from '../../pipeline/assemble.ts';
import type { ProtocolFile, StatusRecord } from '../../pipeline/content.ts';
import { digest } from '../../pipeline/digest.ts';
import { makeContent, plainRecords } from '../content.ts';

const record = plainRecords['334'] as StatusRecord;
const codesOf = (codes: readonly string[], protocol?: Partial<ProtocolFile>): readonly string[] =>
  makeContent({
    protocol: { name: 'X', classes: {}, ...protocol },
    records: Object.fromEntries(codes.map((code) => [code, record])),
  }).protocols[0]?.codes ?? [];

describe('the order of codes', () => {
  test('is that of their numbers, and not of their letters', () => {
    expect(codesOf(['1000', '20', '3'])).toEqual(['3', '20', '1000']);
    expect(codesOf(['1000', '20', '3'], { order: 'number' })).toEqual(['3', '20', '1000']);
  });

  test('is as listed', () => {
    expect(codesOf(['CANCELLED', 'OK', 'UNKNOWN'], { order: ['OK', 'UNKNOWN', 'CANCELLED'] })).toEqual([
      'OK',
      'UNKNOWN',
      'CANCELLED',
    ]);
  });

  test('of numbers that are equal is that of their spelling, whatever order they were read in', () => {
    expect(codesOf(['4', '04'])).toEqual(['04', '4']);
    expect(codesOf(['4.0', '04', '4'])).toEqual(['04', '4', '4.0']);
  });
});

test('a category is what the grammar names, if the protocol names it too', () => {
  const code = '^[45](?<category>[0-9])[0-9]$';
  const of = (protocol: Partial<ProtocolFile>) =>
    makeContent({ protocol: { name: 'X', classes: {}, ...protocol }, records: plainRecords }).protocols[0];
  expect(of({ code, categories: { 5: 'Mail' } })?.categoryOf('552')).toBe('5');
  expect(of({ code, categories: { 5: 'Mail' } })?.categoryOf('511')).toBeUndefined();
  expect(of({ code, categories: { 5: 'Mail' } })?.categoryOf('999')).toBeUndefined();
  expect(of({ code })?.categoryOf('552')).toBeUndefined();
  expect(of({ categories: { 5: 'Mail' } })?.categoryOf('552')).toBeUndefined();
  expect(of({ code: '^(?<category>.*)$', categories: { 5: 'Mail' } })?.categoryOf('toString')).toBeUndefined();
});

test('a grammar that is no regular expression is none', () => {
  expect(compileGrammar('(')).toBeUndefined();
  expect(compileGrammar(undefined)).toBeUndefined();
  expect(compileGrammar('^[0-9]+$')?.test('450')).toBe(true);
});

describe('units', () => {
  const smtp = { classes: { 5: 'lima', 9: 'tiada' }, codes: { '552': { name: 'Penuh', summary: 'x.' }, '999': { name: 'y' } } };

  test('have the id of their file and their way in it', () => {
    const content = makeContent({ records: plainRecords, pairs: { '334-552': { verdict: 'A.', choose: 'B.', sources: [] } } });
    expect([...content.units.keys()].filter((id) => id.startsWith('smtp.') && !/334\.|categories/.test(id))).toEqual([
      'smtp.classes.2',
      'smtp.classes.3',
      'smtp.classes.4',
      'smtp.classes.5',
      'smtp.codes.552.name',
      'smtp.codes.552.description',
      'smtp.codes.552.seen',
      'smtp.codes.552.fix',
      'smtp.pairs.334-552.verdict',
      'smtp.pairs.334-552.choose',
    ]);
    expect(content.units.get('article.lead.meaning')?.kind).toBe('message');
    expect(content.units.get('smtp.codes.552.name')?.kind).toBe('label');
    expect(content.units.get('smtp.codes.552.fix')?.kind).toBe('text');
  });

  test('of a locale are those that the English has', () => {
    const content = makeContent({ records: plainRecords, locales: { id: { smtp } } });
    expect([...(content.locales[0]?.units.keys() ?? [])]).toEqual(['smtp.classes.5', 'smtp.codes.552.name']);
  });

  test('of messages with dotted keys are those of nested ones', () => {
    const nested = {
      lead: { meaning: '{{codeA}} x {{meaningA}} {{codeB}} {{meaningB}}' },
      difference: { retry: { 'yes-no': '{{codeA}}{{codeB}}' } },
      title: 'T',
    };
    const flat = { 'lead.meaning': nested.lead.meaning, 'difference.retry.yes-no': '{{codeA}}{{codeB}}', title: 'T' };
    const half = { lead: nested.lead, 'difference.retry': { 'yes-no': '{{codeA}}{{codeB}}' }, title: 'T' };
    const texts = (article: object) =>
      [...(makeContent({ records: plainRecords, locales: { id: { article } } }).locales[0]?.units ?? [])]
        .map(([id, { text }]) => [id, text])
        .sort();
    expect(texts(nested).map(([id]) => id)).toEqual(['article.difference.retry.yes-no', 'article.lead.meaning', 'article.title']);
    expect(texts(flat)).toEqual(texts(nested));
    expect(texts(half)).toEqual(texts(nested));
  });
});

test('stale is what was made from another English, and has not changed since', () => {
  const entry = { source: digest('old'), target: digest('lama'), review: 'translated' } as const;
  expect(isStale(entry, 'new', 'lama')).toBe(true);
  expect(isStale(entry, 'old', 'lama')).toBe(false);
  expect(isStale(entry, 'new', 'baru')).toBe(false);
  expect(isStale(entry, 'old', 'baru')).toBe(false);
  expect(isStale(undefined, 'new', 'lama')).toBe(false);
});

test('the policy of a locale is that of the config', () => {
  const config = { locales: { id: { fallback: 'omit', require: 'complete' } } } as const;
  const content = makeContent({ records: plainRecords, config, locales: { id: {}, ko: {} } });
  expect(content.locales.map(({ tag, policy }) => [tag, policy])).toEqual([
    ['id', { fallback: 'omit', require: 'complete' }],
    ['ko', {}],
  ]);
});
