import type { Built, Listed } from './built.ts';
import { decide, type Removal, type Settlement, type Verdict, type Wanted } from './decide.ts';
import type { Inventory } from './inventory.ts';
import { parseStamp } from './stamp.ts';
import type { Copy } from './target.ts';

export type ActionKind = Exclude<Verdict['kind'], 'none' | 'mark'>;

/** One line of the plan: what is to be done with one article in one language. */
export interface Action {
  readonly kind: ActionKind;
  readonly key: string;
  readonly locale: string;
  /** Why, where it is a conflict. */
  readonly reason?: string;
  /** What the CMS has. */
  readonly copy?: Copy;
  /** Whether it counts among what was published so far, of which only so much may be removed at once. */
  readonly isOurs: boolean;
}

export interface Rules {
  readonly removed: Removal;
  settlementOf(key: string, locale: string): Settlement | undefined;
  /** What we would write of an article that the build has. It reads the article. */
  written(key: string, locale: string): Omit<Wanted, 'state'>;
  /** Whether an article lies in the part that is published, also one that the build does not have. */
  concerns(key: string, locale: string): boolean;
}

/**
 * Hold the build against what the CMS has: one pass over the listing, in whatever order it comes, then one over the manifests for what
 * was not in it. Nothing is kept of either but the marks in the inventory.
 */
export async function* plan(
  built: Pick<Built, 'manifests' | 'articles'>,
  inventory: Inventory,
  copies: AsyncIterable<Copy>,
  rules: Rules,
): AsyncGenerator<Action> {
  for await (const copy of copies) {
    const action = judge(inventory, copy, rules);
    if (action !== undefined) yield action;
  }
  for (const manifest of built.manifests) {
    for await (const { key } of built.articles(manifest) as AsyncIterable<Listed>) {
      const { locale } = manifest;
      if (inventory.wanted(key, locale) !== undefined && !inventory.isSeen(key, locale))
        yield { kind: 'create', key, locale, isOurs: false };
    }
  }
}

function judge(inventory: Inventory, copy: Copy, rules: Rules): Action | undefined {
  const { key, locale } = copy;
  if (!rules.concerns(key, locale)) return undefined;
  const isOurs = parseStamp(copy.stamp) !== undefined && copy.state === 'live';
  if (inventory.see(key, locale)) return { kind: 'conflict', key, locale, reason: twice, copy, isOurs };
  const verdict = verdictOn(inventory, key, copy.locale, copy, rules);
  if (verdict.kind === 'none') return undefined;
  const reason = verdict.kind === 'conflict' ? { reason: verdict.reason } : {};
  return { kind: verdict.kind === 'mark' ? 'update' : verdict.kind, key, locale, ...reason, copy, isOurs };
}

export const twice = 'the CMS has two articles of this key';

/** Decide on what the CMS has. What is published decides, not what the manifest says of it, so where there is something to compare the article is read. */
export function verdictOn(inventory: Inventory, key: string, locale: string, copy: Copy | undefined, rules: Rules): Verdict {
  const entry = inventory.wanted(key, locale);
  if (copy === undefined) return { kind: entry === undefined ? 'none' : 'create' };
  const wanted = entry === undefined ? undefined : { ...rules.written(key, locale), state: entry.state };
  return decide(wanted, copy, { removed: rules.removed, settlement: rules.settlementOf(key, locale) });
}
