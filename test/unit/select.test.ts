import { describe, expect, test } from 'vitest';
import type { Content } from '../../pipeline/content.ts';
import { formats } from '../../pipeline/formats/index.ts';
import { concerns, pick, select } from '../../pipeline/select.ts';
import { UsageError } from '../../pipeline/usage-error.ts';
import { makeContent, plainRecords } from '../content.ts';

const content: Content = makeContent({ records: plainRecords, locales: { id: {}, ko: {} } });

describe('select', () => {
  test('takes everything where nothing is said', () => {
    const { locales, protocols, formats: chosen, untouched } = select(content, {}, formats);
    expect(locales).toEqual(['en', 'id', 'ko']);
    expect(protocols.map(({ id }) => id)).toEqual(['smtp']);
    expect(chosen).toEqual(formats);
    expect(untouched).toEqual([]);
  });

  test('takes what is named, in the order in which it is known', () => {
    expect(select(content, { locales: ['ko', 'en'] }, formats).locales).toEqual(['en', 'ko']);
    expect(select(content, { locales: ['ko', 'ko'] }, formats).locales).toEqual(['ko']);
  });

  test('leaves what a flag leaves out as it is', () => {
    expect(select(content, { locales: ['id'] }, formats).untouched.filter((path) => !path.includes('/ko/'))).toEqual([
      ...formats.map(({ folder }) => `${folder}/en/smtp`),
      'manifests/en/smtp.json',
    ]);
    expect(select(content, { formats: ['json'] }, formats).untouched).toEqual([
      'articles/en/smtp',
      'articles/id/smtp',
      'articles/ko/smtp',
    ]);
  });

  test('does not keep what the config leaves out', () => {
    const configured = { ...content, config: { formats: ['json'] } };
    expect(select(configured, {}, formats)).toMatchObject({ formats: [{ name: 'json' }], untouched: [] });
    expect(select(configured, { locales: ['id', 'ko'] }, formats).untouched).toEqual(['json/en/smtp', 'manifests/en/smtp.json']);
  });

  test.each([
    [{ locales: ['kr'] }, 'Unexpected locale "kr", expected en, id, ko'],
    [{ protocols: ['stmp'] }, 'Unexpected protocol "stmp", expected smtp'],
    [{ formats: ['markdwon'] }, 'Unexpected format "markdwon"'],
    [{ locales: ['__proto__'] }, 'Unexpected locale "__proto__"'],
  ])('refuses %j', (selection, message) => {
    expect(() => select(content, selection, formats)).toThrow(UsageError);
    expect(() => select(content, selection, formats)).toThrow(message);
  });
});

test('pick says what was meant', () => {
  try {
    pick('protocol', ['stmp'], ['smtp', 'dns']);
    expect.unreachable();
  } catch (error) {
    expect((error as UsageError).hint).toBe('Did you mean "smtp"?');
  }
  expect(() => pick('locale', ['x'], [])).toThrow('expected none');
});

describe('concerns', () => {
  const of = (file: string, selection: Parameters<typeof concerns>[1]): boolean =>
    concerns({ file, line: 1, column: 1, rule: 'x/y', severity: 'error', message: '' }, selection);

  test.each([
    'kontras.config.json',
    'source/article.json',
    'source/glossary.json',
    'source/smtp/450.json',
    'source/smtp',
    'locales/id/smtp.json',
    'locales/id/article.json',
    'locales/id/state.json',
    'locales/id',
    'source',
  ])('%s concerns everybody, its own locale and its own protocol', (file) => {
    expect(of(file, {})).toBe(true);
    expect(of(file, { locales: ['id'], protocols: ['smtp'] })).toBe(true);
  });

  test.each(['locales/ko/smtp.json', 'locales/ko/article.json', 'locales/ko', 'locales/ko/state.json'])(
    '%s does not concern another locale',
    (file) => {
      expect(of(file, { locales: ['id'] })).toBe(false);
      expect(of(file, { locales: ['id', 'ko'] })).toBe(true);
    },
  );

  test.each(['source/dns/NX.json', 'source/dns/protocol.json', 'locales/id/dns.json'])(
    '%s does not concern another protocol',
    (file) => {
      expect(of(file, { protocols: ['smtp'] })).toBe(false);
      expect(of(file, { protocols: ['smtp', 'dns'] })).toBe(true);
    },
  );

  test.each(['source/article.json', 'kontras.config.json', 'locales/id/article.json'])('%s concerns every protocol', (file) => {
    expect(of(file, { protocols: ['smtp'] })).toBe(true);
  });
});
