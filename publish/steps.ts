import { buried, type Verdict } from './decide.ts';
import type { Inventory } from './inventory.ts';
import { type Rules, twice, verdictOn } from './plan.ts';
import type { Entry } from './report.ts';
import type { Copy } from './target.ts';

/** What became of an article, and what the CMS has where that is a conflict. */
export type Outcome = Entry & { readonly copy?: Copy };

/** What is to be done with one language of an article. */
export interface Step {
  readonly locale: string;
  readonly verdict: Verdict;
  readonly copy: Copy | undefined;
}

export interface Steps {
  readonly steps: readonly Step[];
  readonly conflicts: readonly Outcome[];
}

/** Decide on every language of an article, on what the CMS has of it now. */
export function stepsFor(key: string, copies: readonly Copy[], inventory: Inventory, rules: Rules): Steps {
  const steps: Step[] = [];
  const conflicts: Outcome[] = [];
  const pending = copies.find((one) => one.pending !== undefined)?.pending;
  const locales = new Set([...inventory.locales, ...copies.map(({ locale }) => locale)]);
  for (const locale of [...locales].filter((one) => rules.concerns(key, one)).sort()) {
    const [copy, second] = copies.filter((one) => one.locale === locale);
    const verdict = verdictOn(inventory, key, locale, copy, rules);
    const reason = second === undefined ? reasonAgainst(verdict, pending) : twice;
    if (reason === undefined) steps.push({ locale, verdict, copy });
    else
      conflicts.push({ key, locale, action: 'conflict', outcome: 'conflict', reason, ...(copy === undefined ? {} : { copy }) });
  }
  return { steps, conflicts };
}

function reasonAgainst(verdict: Verdict, pending: string | undefined): string | undefined {
  if (verdict.kind === 'conflict') return verdict.reason;
  return verdict.kind === 'create' && pending !== undefined ? buried(pending) : undefined;
}

/** Whether other languages of a document stay where one of them goes. Those that are not in the part that is published do. */
export const othersStay = (steps: readonly Step[], copies: readonly Copy[], { ref, locale }: Copy): boolean =>
  copies.some(
    (one) =>
      one.ref === ref &&
      one.locale !== locale &&
      !steps.some(
        ({ locale: own, verdict }) => own === one.locale && (verdict.kind === 'unpublish' || verdict.kind === 'remove'),
      ),
  );
