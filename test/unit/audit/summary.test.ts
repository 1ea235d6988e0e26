import { expect, test } from 'vitest';
import type { Audited } from '../../../pipeline/audit/audit.ts';
import { measures, summarize } from '../../../pipeline/audit/summary.ts';
import { audited } from './audited.ts';

const of = (measured: readonly Audited[], articles = measured.length) =>
  summarize({ locale: 'en', protocol: 'smtp', articles, measured });
const owns = (...shares: number[]): Audited[] => shares.map((own, index) => audited({ id: `p${index}`, own }));

test('of an odd number the median is the middle one, whatever the order', () => {
  expect(of(owns(0.9, 0.1, 0.4))[0]?.spread.own).toEqual({ median: 0.4, worst: 0.1, at: 'p1' });
});

test('of an even number it is half-way between the two in the middle', () => {
  expect(of(owns(1, 0.25, 0.75, 0))[0]?.spread.own).toEqual({ median: 0.5, worst: 0, at: 'p3' });
});

test('of one it is that one', () => {
  expect(of(owns(0.3))[0]?.spread.own).toEqual({ median: 0.3, worst: 0.3, at: 'p0' });
});

test('the worst is the least or the most, as the measure has it; of equal ones the first', () => {
  const low = { own: 0.1, containment: 0.1, repetition: 0.1, language: 0.1, coverage: 0.1, sourced: 0.1 };
  const high = { own: 0.9, containment: 0.9, repetition: 0.9, language: 0.9, coverage: 0.9, sourced: 0.9 };
  const members = [
    audited({ id: 'l1', ...low }),
    audited({ id: 'h1', ...high }),
    audited({ id: 'h2', ...high }),
    audited({ id: 'l2', ...low }),
  ];
  const spread = of(members)[0]?.spread;
  expect(Object.fromEntries(measures.map(({ name }) => [name, [spread?.[name].worst, spread?.[name].at]]))).toEqual({
    own: [0.1, 'l1'],
    containment: [0.9, 'h1'],
    repetition: [0.9, 'h1'],
    language: [0.1, 'l1'],
    coverage: [0.1, 'l1'],
    sourced: [0.1, 'l1'],
  });
});

test('those to be listed and the others are apart, and what was not measured belongs to the others', () => {
  const members = [
    audited({ own: 0.5 }),
    audited({ id: 'x', index: false, own: 0.1 }),
    audited({ id: 'y', index: false, own: 0.3 }),
  ];
  expect(
    of(members, 500).map(({ group, articles, measured, spread }) => ({ group, articles, measured, own: spread.own.median })),
  ).toEqual([
    { group: 'listed', articles: 1, measured: 1, own: 0.5 },
    { group: 'others', articles: 499, measured: 2, own: 0.2 },
  ]);
});

test('a group without articles is left out, and the members stay in their order', () => {
  const members = owns(0.9, 0.1);
  expect(of(members).map(({ group }) => group)).toEqual(['listed']);
  expect(members.map(({ id }) => id)).toEqual(['p0', 'p1']);
  expect(of([])).toEqual([]);
});
