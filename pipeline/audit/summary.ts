import type { Audit, Audited } from './audit.ts';

/** What is measured, in the order in which it is shown, and which end of it is the bad one. */
export const measures = [
  { name: 'own', worst: 'least' },
  { name: 'containment', worst: 'most' },
  { name: 'repetition', worst: 'most' },
  { name: 'language', worst: 'least' },
  { name: 'coverage', worst: 'least' },
  { name: 'sourced', worst: 'least' },
] as const;

export type MeasureName = (typeof measures)[number]['name'];

export interface Spread {
  readonly median: number;
  readonly worst: number;
  /** The article with the worst value; of equal ones the first. */
  readonly at: string;
}

/** Some articles of one protocol in one locale. */
export interface Summary {
  readonly locale: string;
  readonly protocol: string;
  /** Those that search engines should list, or the others. */
  readonly group: 'listed' | 'others';
  readonly articles: number;
  readonly measured: number;
  readonly spread: Readonly<Record<MeasureName, Spread>>;
}

/** The median and the worst of each measure, for the articles to be listed and for the others; a group without articles is left out. */
export function summarize({ locale, protocol, articles, measured }: Audit): Summary[] {
  const listed = measured.filter(({ index }) => index);
  const others = measured.filter(({ index }) => !index);
  const groups = [
    { group: 'listed' as const, members: listed, articles: listed.length },
    { group: 'others' as const, members: others, articles: articles - listed.length },
  ];
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ group, members, articles: count }) => ({
      locale,
      protocol,
      group,
      articles: count,
      measured: members.length,
      spread: Object.fromEntries(measures.map(({ name, worst }) => [name, spreadOf(members, name, worst)])) as Summary['spread'],
    }));
}

function spreadOf(members: readonly Audited[], name: MeasureName, worst: 'least' | 'most'): Spread {
  const sorted = [...members].sort((a, b) => (worst === 'least' ? a[name] - b[name] : b[name] - a[name]));
  const [bad] = sorted as [Audited];
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] as Audited)[name] + (sorted[Math.ceil(middle)] as Audited)[name]) / 2;
  return { median, worst: bad[name], at: bad.id };
}
