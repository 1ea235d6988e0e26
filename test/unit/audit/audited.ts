import type { Audited } from '../../../pipeline/audit/audit.ts';

/** A comparison to be listed that reaches every gate, with what a test says of it. */
export const audited = (given: Partial<Audited> = {}): Audited => ({
  ...{ id: '450-vs-550', key: 'smtp-450-vs-550', kind: 'comparison', codes: ['450', '550'], index: true },
  ...{ own: 0.6, containment: 0.2, nearest: '450-vs-551', repetition: 0.01, language: 1, coverage: 1, sourced: 1 },
  ...given,
});
