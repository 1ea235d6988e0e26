import { cutsOf, resolvePair } from '../pairs.ts';
import { didYouMean, quote } from '../validate.ts';
import { allCodes } from './codes.ts';
import type { Rule } from './rule.ts';

/** What is written for a pair that does not exist appears on no page. */
export const dangling: Rule = {
  id: 'pair/dangling',
  severity: 'error',
  check(content, report) {
    const all = allCodes(content);
    for (const [index, protocol] of content.protocols.entries()) {
      const document = content.folder.protocols.get(protocol.id)?.pairs;
      const known = all[index];
      if (document === undefined || known === undefined) continue;
      for (const pair of protocol.pairs.keys()) {
        const problem = problemOf(
          pair,
          known.codes,
          [...resolvePair(pair, [protocol])].map(({ a, b }) => `${a}-${b}`),
        );
        if (problem !== undefined)
          report({
            document,
            path: [pair],
            key: true,
            message: `Unexpected pair ${quote(pair)}, expected ${problem[0]}`,
            hint: problem[1],
          });
      }
    }
  },
};

/** What was expected instead, and what to do. */
function problemOf(
  pair: string,
  codes: readonly string[],
  resolved: readonly string[],
): [expected: string, hint: string] | undefined {
  if (resolved.includes(pair)) return undefined;
  const [ordered] = resolved;
  if (ordered !== undefined) return [quote(ordered), 'Put the lower code first, joined by one "-".'];
  const cuts = cutsOf(pair);
  if (cuts.some(([a, b]) => a === b && codes.includes(a)))
    return ['two codes that differ', 'Name another code, or remove the entry.'];
  if (cuts.some(([a, b]) => codes.includes(a) && codes.includes(b))) return undefined;
  const absent = cuts
    .map(([a, b]) => (codes.includes(a) ? b : codes.includes(b) ? a : undefined))
    .find((code) => code !== undefined);
  const near = absent === undefined ? undefined : didYouMean(absent, codes);
  return ['two codes that have a record, joined by "-"', near ?? 'Add the missing record, or remove the entry.'];
}
