import { describe, expect, test } from 'vitest';
import { newCode, newLocale } from '../../pipeline/scaffold.ts';
import { UsageError } from '../../pipeline/usage-error.ts';
import { makeContent, plainRecords } from '../content.ts';

const content = makeContent({ records: plainRecords, locales: { id: {} } });
const hintOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return (error as UsageError).hint;
  }
  return undefined;
};

describe('newLocale', () => {
  test.each(['ja', 'zh-Hans', 'pt-BR', 'en-GB', 'sr-Latn-RS'])(
    '%s has an empty file for the messages and one per protocol',
    (tag) => {
      expect(newLocale(content, tag)).toEqual([
        { path: `locales/${tag}/article.json`, text: '{}\n' },
        { path: `locales/${tag}/smtp.json`, text: '{}\n' },
      ]);
    },
  );

  test.each([
    ['pt-br', 'pt-BR'],
    ['PT', 'pt'],
    ['zh_Hans', 'zh-Hans'],
    ['iw', 'he'],
  ])('%s is to be written %s', (tag, canonical) => {
    expect(() => newLocale(content, tag)).toThrow(`expected "${canonical}"`);
    expect(hintOf(() => newLocale(content, tag))).toBe(`Run: kontras new locale ${canonical}`);
  });

  test.each(['', '..', '../ja', 'ja/..', 'korean', 'x', '-', '__proto__', 'ja\0', 'README.md'])('%j is no tag', (tag) => {
    expect(() => newLocale(content, tag)).toThrow(UsageError);
  });

  test('the English and a locale that is there are refused', () => {
    expect(() => newLocale(content, 'en')).toThrow('expected another language');
    expect(() => newLocale(content, 'id')).toThrow('locales/id is there already');
  });
});

describe('newCode', () => {
  test('has its required fields, empty, and the class that its digits say', () => {
    const [file, ...more] = newCode(content, 'smtp', '553');
    expect(more).toEqual([]);
    expect(file?.path).toBe('source/smtp/553.json');
    expect(JSON.parse(file?.text ?? '')).toEqual({ name: '', class: '5', description: '', seen: '', fix: '' });
    expect(file?.text.endsWith('}\n')).toBe(true);
  });

  test.each(['', '45', '4500', '950', '../450', '450/../x', '450.json', 'x', '４５０', ' 450'])(
    '%j does not fit the grammar',
    (code) => {
      expect(() => newCode(content, 'smtp', code)).toThrow(UsageError);
    },
  );

  const free = makeContent({ protocol: { name: 'X', classes: { 1: 'One' } }, records: plainRecords });
  test.each([
    '..',
    'a/b',
    'a..b',
    '.hidden',
    '-x',
    'CON',
    'nul.x',
    'overview',
    'Overview',
    '1-vs-2',
    'x'.repeat(65),
    'é',
    'pairs',
    'protocol',
    '__proto__',
  ])('without a grammar %j is still no code', (code) => {
    expect(() => newCode(free, 'smtp', code)).toThrow(UsageError);
  });

  test.each(['NX-DOMAIN', '4.2.2', 'a_b', 'toString'])('without a grammar %j is one', (code) => {
    const [file] = newCode(free, 'smtp', code);
    expect(file?.path).toBe(`source/smtp/${code}.json`);
    expect(JSON.parse(file?.text ?? '')).toMatchObject({ class: '' });
  });

  test('a code that is there, and a protocol that is not, are refused', () => {
    expect(() => newCode(content, 'smtp', '552')).toThrow('source/smtp/552.json is there already');
    expect(() => newCode(content, 'stmp', '553')).toThrow('Unexpected protocol "stmp"');
    expect(hintOf(() => newCode(content, 'stmp', '553'))).toBe('Did you mean "smtp"?');
  });
});
