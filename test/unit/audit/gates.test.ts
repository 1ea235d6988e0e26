import { describe, expect, test } from 'vitest';
import type { Audited } from '../../../pipeline/audit/audit.ts';
import { missedGates } from '../../../pipeline/audit/gates.ts';
import type { Config } from '../../../pipeline/content.ts';
import { makeContent, plainRecords } from '../../content.ts';
import { audited } from './audited.ts';

const record = plainRecords['552'] as (typeof plainRecords)[string];
const content = (config?: Config) =>
  makeContent({
    records: { '450': { ...record, class: '4' }, '550': record, '551': record },
    pairs: { '450-551': { verdict: 'V.' }, '450-550': { verdict: 'V.' } },
    locales: {
      id: { smtp: { codes: { '550': { name: 'N' } }, pairs: { '450-550': { verdict: 'W.' } } } },
      ko: { article: {} },
    },
    ...(config === undefined ? {} : { config }),
  });

const missed = (articles: readonly Audited[], locale = 'en', config?: Config) =>
  missedGates(content(config), [{ locale, protocol: 'smtp', articles: articles.length, measured: articles }]);

/** The source from a place on. */
function sourceAt({ file, line, column }: { file: string; line: number; column: number }): string {
  const { folder } = content();
  const files = folder.protocols.get('smtp');
  const documents = [
    files?.pairs,
    ...(files?.records.values() ?? []),
    ...[...folder.locales.values()].flatMap(({ protocols }) => [...protocols.values()]),
  ];
  const text = documents.find((one) => one?.file === file)?.text ?? '';
  return (text.split('\n')[line - 1] ?? '').slice(column - 1, column + 8);
}

test('an article that reaches every gate has nothing said of it, at the very bound neither', () => {
  expect(missed([audited(), audited({ own: 0.35, containment: 0.4, repetition: 0.08, language: 0.9 })])).toEqual([]);
});

describe('each gate that is missed is an error with its place, what is expected, and what to do', () => {
  test.each([
    [
      { own: 0.3499 },
      'audit/own',
      'Unexpected 34.9% of its text its own on smtp-450-vs-550 in en, expected at least 35%',
      'Say more in "verdict", "choose" and "practice" that is true of this pair alone.',
    ],
    [
      { containment: 0.4001 },
      'audit/containment',
      'Unexpected 40.1% of its text on smtp-450-vs-550 in en, expected at most 40%',
      'That much stands on 450-vs-551 too. Say more of this pair alone, or shorten the records of its codes.',
    ],
    [
      { repetition: 0.5 },
      'audit/repetition',
      'Unexpected 50% of its text twice on smtp-450-vs-550 in en, expected at most 8%',
      'Say each thing once.',
    ],
    [
      { language: 0 },
      'audit/language',
      "Unexpected 0% of its paragraphs in the page's language on smtp-450-vs-550 in en, expected at least 90%",
      'Translate what is still in English.',
    ],
  ])('%j', (given, rule, message, hint) => {
    const [diagnostic, ...others] = missed([audited(given)]);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ file: 'source/smtp/pairs.json', rule, severity: 'error', message, hint });
    expect(diagnostic && sourceAt(diagnostic)).toBe('"450-550"');
  });

  test('all that one article misses, one after the other', () => {
    const worst = { own: 0, containment: 1, repetition: 1, language: 0 };
    expect(missed([audited(worst)]).map(({ rule }) => rule)).toEqual([
      'audit/containment',
      'audit/language',
      'audit/own',
      'audit/repetition',
    ]);
  });
});

test('in a locale the place is its own text', () => {
  const [diagnostic] = missed([audited({ own: 0 })], 'id');
  expect(diagnostic).toMatchObject({ file: 'locales/id/smtp.json' });
  expect(diagnostic?.message).toContain(' in id, ');
  expect(diagnostic && sourceAt(diagnostic)).toBe('"450-550"');
});

test('what is not to be listed may be as it is', () => {
  const worst = { own: 0, containment: 1, repetition: 1, language: 0, index: false };
  expect(missed([audited(worst), audited({ ...worst, kind: 'code', codes: ['550'] })])).toEqual([]);
});

describe('the page of a code and an overview are held to repetition and language alone', () => {
  const worst = { own: 0, containment: 1, repetition: 1, language: 0 };
  const rules = ['audit/language', 'audit/repetition'];

  test('at the record in English, at its texts in a locale', () => {
    const page = audited({ ...worst, kind: 'code', id: '550', key: 'smtp-550', codes: ['550'] });
    expect(missed([page]).map(({ file, line, column, rule }) => [file, line, column, rule])).toEqual(
      rules.map((rule) => ['source/smtp/550.json', 1, 1, rule]),
    );
    const own = missed([page], 'id');
    expect(own.map(({ file, rule }) => [file, rule])).toEqual(rules.map((rule) => ['locales/id/smtp.json', rule]));
    expect(own.map(sourceAt)).toEqual(['"550":{"n', '"550":{"n']);
  });

  test('an overview at its folder, or at the file of the locale', () => {
    const page = audited({ ...worst, kind: 'overview', id: 'overview', key: 'smtp-overview', codes: [] });
    for (const [locale, file] of [
      ['en', 'source/smtp'],
      ['id', 'locales/id/smtp.json'],
      ['ko', 'locales/ko/smtp.json'],
    ] as const) {
      expect(missed([page], locale).map((one) => [one.file, one.line, one.column, one.rule])).toEqual(
        rules.map((rule) => [file, 1, 1, rule]),
      );
    }
  });
});

test('the gates are those of the config, and each that it does not name is the default', () => {
  const article = audited({ own: 0.5, repetition: 0.2 });
  expect(missed([article], 'en', { audit: { own: 0.6 } }).map(({ rule }) => rule)).toEqual(['audit/own', 'audit/repetition']);
  expect(missed([article], 'en', { audit: { repetition: 0.2 } })).toEqual([]);
  const [one] = missed([article], 'en', { audit: { own: 0.555, repetition: 1 } });
  expect(one?.message).toContain('Unexpected 50% of its text its own on smtp-450-vs-550 in en, expected at least 55.5%');
});

test('a share is named as it is, though a double has it a little off', () => {
  const messages = [0.07, 0.29, 0.57, 0.58].map((own) => missed([audited({ own })], 'en', { audit: { own: 1 } })[0]?.message);
  expect(messages.map((message) => /Unexpected ([\d.]+%)/.exec(message ?? '')?.[1])).toEqual(['7%', '29%', '57%', '58%']);
  const [over] = missed([audited({ repetition: 0.07 })], 'en', { audit: { repetition: 0.05 } });
  expect(over?.message).toContain('Unexpected 7% ');
});
