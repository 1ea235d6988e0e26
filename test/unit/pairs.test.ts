import { describe, expect, test } from 'vitest';
import type { Config, Protocol, StatusRecord } from '../../pipeline/content.ts';
import { pairsOf, resolvePair } from '../../pipeline/pairs.ts';

const record = (fields: Partial<StatusRecord>): StatusRecord => ({
  name: '',
  class: '4',
  description: '',
  seen: '',
  fix: '',
  ...fields,
});

/** @param codes in the protocol's order, with what matters of their records */
const protocol = (
  id: string,
  codes: Readonly<Record<string, Partial<StatusRecord>>>,
  pairs: readonly string[] = [],
): Protocol => ({
  id,
  name: id,
  classes: {},
  codes: Object.keys(codes).map((code) => code.trim()),
  records: new Map(Object.entries(codes).map(([code, fields]) => [code.trim(), record(fields)])),
  pairs: new Map(pairs.map((pair) => [pair, { verdict: '' }])),
  enhanced: new Map(),
  categoryOf: () => undefined,
});

// The space keeps JavaScript from putting keys that are numbers in an order of its own.
const smtp = protocol(
  'smtp',
  { ' 450': { related: ['550'] }, ' 451': {}, ' 550': { class: '5', related: ['451', 'none'] }, ' 551': { class: '5' } },
  ['450-451'],
);
const dns = protocol('dns', { NOERROR: {}, 'NX-DOMAIN': {}, NX: {}, DOMAIN: {}, ' 451': {}, ' 450': {} });
const all = [smtp, dns];

const resolve = (entry: string): string[] => resolvePair(entry, all).map(({ protocol: { id }, a, b }) => `${id} ${a} ${b}`);

describe('resolvePair', () => {
  test.each([
    ['smtp/450-550', ['smtp 450 550']],
    ['smtp/550-450', ['smtp 450 550']],
    ['450-vs-550', ['smtp 450 550']],
    ['450-451', ['smtp 450 451', 'dns 451 450']],
    ['dns/NX-DOMAIN-NOERROR', ['dns NOERROR NX-DOMAIN']],
    ['NX-DOMAIN', ['dns NX DOMAIN']],
    ['NX-DOMAIN-vs-NX', ['dns NX-DOMAIN NX']],
  ])('%s', (entry, expected) => expect(resolve(entry)).toEqual(expected));

  test.each([
    '',
    '-',
    '/',
    '450',
    '450-',
    '-450',
    '450-450',
    '450-999',
    'ftp/450-550',
    'smtp/smtp/450-550',
    '450--550',
    '450-vs-',
    'toString-450',
    '450 - 550',
  ])('none: %j', (entry) => expect(resolve(entry)).toEqual([]));
});

describe('pairsOf', () => {
  const pairs = (config: Config, of = smtp): string => [...pairsOf(of, config, all)].map(([a, b]) => `${a}-${b}`).join(' ');

  test('all by default, lower code first', () => {
    expect(pairs({})).toBe('450-451 450-550 450-551 451-550 451-551 550-551');
    expect(pairs({ pairs: 'all' })).toBe(pairs({}));
  });
  test('same class', () => expect(pairs({ pairs: 'same-class' })).toBe('450-451 550-551'));
  test('related in either direction, or with words of their own', () =>
    expect(pairs({ pairs: 'related' })).toBe('450-451 450-550 451-550'));
  test('a list: in the order of the protocol, each once, those of other protocols left out', () => {
    expect(pairs({ pairs: ['smtp/551-550', '450-551', '551-vs-450', 'dns/NX-DOMAIN', 'nothing'] })).toBe('450-551 550-551');
    expect(pairs({ pairs: ['smtp/551-550', 'dns/NX-DOMAIN'] }, dns)).toBe('NX-DOMAIN');
  });
  test('none for one code or no code', () => {
    for (const value of ['all', 'same-class', 'related'] as const) {
      expect([...pairsOf(protocol('x', {}), { pairs: value }, all)]).toEqual([]);
      expect([...pairsOf(protocol('x', { a: { related: ['a'] } }), { pairs: value }, all)]).toEqual([]);
    }
  });
});
