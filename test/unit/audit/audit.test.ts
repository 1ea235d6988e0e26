import { describe, expect, test } from 'vitest';
import { type Audit, audit } from '../../../pipeline/audit/audit.ts';
import type { Config, StatusRecord } from '../../../pipeline/content.ts';
import { UsageError } from '../../../pipeline/usage-error.ts';
import { makeContent, plainRecords } from '../../content.ts';

const words = ['mailbox', 'queue', 'server', 'client', 'relay', 'quota', 'policy', 'domain'];
const text = (seed: number): string =>
  Array.from({ length: 14 }, (_, index) => words[(seed * (index + 3) + index * index) % words.length]).join(' ');

const records: Record<string, StatusRecord> = Object.fromEntries(
  ['450', '451', '452', '550', '551', '552'].map((code, index) => [
    code,
    {
      name: `Name ${code}`,
      class: code.slice(0, 1),
      description: `${text(index)}.`,
      seen: `${text(index + 7)}.`,
      fix: `${text(index + 31)}.`,
    },
  ]),
);
const pairs = { '450-550': { verdict: `${text(101)}.` }, '451-551': { verdict: `${text(77)}.` } };
const content = (config: Config = {}) => makeContent({ records, pairs, config });

const one = (given: Audit[]): Audit => {
  expect(given).toHaveLength(1);
  return given[0] as Audit;
};
const byId = ({ measured }: Audit) => Object.fromEntries(measured.map((article) => [article.id, article]));

describe('every page that is to be listed is measured, and of the others as many as fit at once', () => {
  const whole = one([...audit(content(), {})]);

  test('all of them, where they are few', () => {
    expect(whole).toMatchObject({ locale: 'en', protocol: 'smtp', articles: 22 });
    expect(whole.measured).toHaveLength(22);
    expect(whole.measured.filter(({ index }) => index).map(({ id }) => id)).toEqual(['450-vs-550', '451-vs-551']);
  });

  test('with the same result however many are measured at once', () => {
    const listed = content({ index: ['verdict', 'code', 'overview'] });
    const expected = byId(one([...audit(listed, {})]));
    for (const atOnce of [1, 2, 3, 7, 8]) {
      const found = byId(one([...audit(listed, {}, atOnce)]));
      for (const [id, article] of Object.entries(found)) expect(article).toEqual(expected[id]);
      const ids = Object.values(expected)
        .filter(({ index }) => index)
        .map(({ id }) => id);
      expect(ids).toHaveLength(9);
      expect(Object.keys(found)).toEqual(expect.arrayContaining(ids));
    }
  });

  test('of those that are not to be listed, some evenly spread', () => {
    const some = one([...audit(content(), {}, 6)]);
    expect(some.articles).toBe(22);
    expect(some.measured.map(({ index }) => index).filter(Boolean)).toHaveLength(2);
    expect(some.measured).toHaveLength(6);
    expect(new Set(some.measured.map(({ id }) => id)).size).toBe(6);
    const found = byId(some);
    for (const [id, article] of Object.entries(found)) expect(article).toEqual(byId(whole)[id]);
  });
});

test('of each locale and protocol that is selected, one after the other', () => {
  const both = makeContent({ records: plainRecords, locales: { id: {}, ko: {} } });
  expect([...audit(both, {})].map(({ locale }) => locale)).toEqual(['en', 'id', 'ko']);
  expect([...audit(both, { locales: ['ko'] })].map(({ locale }) => locale)).toEqual(['ko']);
});

test('a name that is not there is refused before anything is measured', () => {
  expect(() => audit(content(), { locales: ['xx'] })).toThrow(UsageError);
  expect(() => audit(content(), { protocols: ['xx'] })).toThrow(UsageError);
});

test('a page of the kind that Kontras replaces repeats itself, and is found out', () => {
  const [page] = one([...audit(makeContent({ records: plainRecords }), {})]).measured.filter(({ kind }) => kind === 'comparison');
  expect(page?.repetition).toBeGreaterThan(0.35);
});
