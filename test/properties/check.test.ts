import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { check } from '../../pipeline/check.ts';
import { readFolder } from '../../pipeline/read.ts';
import { reporters } from '../../pipeline/reporters/index.ts';
import { placesOutside } from '../rules/places.ts';
import { obeyed } from '../unit/reporters/samples.ts';

const root = mkdtempSync(join(tmpdir(), 'kontras-check-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Words that mean something to a schema, to JavaScript, to Markdown or to i18next, beside any others. */
const word = fc.oneof(
  fc.constantFrom(
    '450',
    '550',
    '4.2.2',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__proto__',
    'x.__proto__.y',
    'lead.meaning',
    '',
    '.',
    '~1',
    '/',
  ),
  fc.constantFrom(
    '{{code}}',
    '{{{a}}',
    '$t(x)',
    '**강조(x)**는',
    '[a](javascript:b)',
    'www.a.example',
    '<b>',
    '> - 1. # a',
    '\ud800',
    '\u202e',
    'e\u0301',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const anything = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' });

/** An object that has the keys of a real one, each at times with the right kind of value, at times with any. */
const like = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    {
      weight: 2,
      arbitrary: fc.record(Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fc.oneof(value, anything)])), {
        requiredKeys: [],
      }),
    },
    { weight: 1, arbitrary: anything },
  );
const texts = fc.dictionary(word, fc.oneof({ weight: 4, arbitrary: word }, anything), { maxKeys: 4 });
const codes = fc.array(word, { maxLength: 3 });

const record = like({
  name: word,
  class: fc.constantFrom('4', '5', 'toString'),
  description: word,
  seen: word,
  fix: word,
  summary: word,
  related: codes,
  spec: fc.array(like({ document: word, section: word }), { maxLength: 2 }),
});
const soundRecord = fc.record({ name: word, class: fc.constantFrom('4', '5'), description: word, seen: word, fix: word });
const pair = like({ verdict: word, choose: word, sources: fc.array(like({ title: word, url: word }), { maxLength: 2 }) });

const files = fc.record({
  'source/smtp/450.json': fc.oneof(record, soundRecord),
  'source/smtp/550.json': fc.oneof(record, soundRecord),
  'source/smtp/toString.json': soundRecord,
  'source/smtp/4.2.2.json': record,
  'source/smtp/protocol.json': fc.oneof(
    fc.constant({ name: 'SMTP', classes: { '4': 'Transient', '5': 'Permanent' } }),
    like({ name: word, code: word, order: fc.oneof(word, codes), classes: texts, categories: texts }),
  ),
  'source/smtp/pairs.json': fc.oneof(
    fc.dictionary(fc.constantFrom('450-550', '550-450', '-', '450-450', 'toString-450'), pair, { maxKeys: 3 }),
    anything,
  ),
  'source/article.json': fc.oneof(
    texts,
    fc.dictionary(fc.constantFrom('title', 'lead', 'choose', 'lead.meaning'), fc.oneof(word, texts)),
  ),
  'source/glossary.json': like({ keep: codes, terms: texts }),
  'locales/ko/article.json': fc.oneof(
    texts,
    fc.dictionary(fc.constantFrom('title', 'lead', 'choose', 'lead.meaning'), fc.oneof(word, texts)),
  ),
  'locales/ko/smtp.json': like({
    classes: texts,
    categories: texts,
    codes: fc.dictionary(word, fc.oneof(record, anything), { maxKeys: 4 }),
    pairs: fc.dictionary(word, fc.oneof(pair, anything), { maxKeys: 2 }),
  }),
  'locales/ko/state.json': fc.oneof(
    fc.dictionary(
      fc.constantFrom('smtp.codes.450.name', 'article.title', 'toString'),
      fc.constant({ source: '0'.repeat(16), target: '0'.repeat(16), review: 'translated' }),
    ),
    anything,
  ),
  'locales/toString/smtp.json': anything,
  'kontras.config.json': like({
    pairs: fc.oneof(word, codes),
    formats: codes,
    locales: fc.dictionary(word, like({ fallback: word, require: word }), { maxKeys: 3 }),
  }),
});

test('check answers whatever JSON it is given, at places that exist', () => {
  fc.assert(
    fc.property(files, fc.boolean(), fc.constantFrom(undefined, 2, '\t'), (contents, strict, space) => {
      for (const [file, value] of Object.entries(contents)) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        // A lone surrogate is written as an escape, which is how it gets into a file of UTF-8.
        writeFileSync(join(root, file), JSON.stringify(value, null, space));
      }
      const { diagnostics } = check(readFolder(root), { strict });
      expect(placesOutside(root, diagnostics)).toEqual([]);
      for (const report of Object.values(reporters)) expect(report(diagnostics, { color: false })).not.toMatch(obeyed);
    }),
    { numRuns: 60 },
  );
});

test('no file reaches the prototype of all objects', () => {
  mkdirSync(join(root, 'locales/ko'), { recursive: true });
  writeFileSync(join(root, 'locales/ko/article.json'), '{ "x.__proto__.polluted": "yes", "lead.__proto__": "a" }');
  check(readFolder(root));
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
