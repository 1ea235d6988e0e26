import { visible } from '../pipeline/reporters/visible.ts';
import type { Built } from '../publish/built.ts';
import { diffFields } from '../publish/diff.ts';
import type { Inventory } from '../publish/inventory.ts';
import type { Action } from '../publish/plan.ts';
import type { Counts } from '../publish/publish.ts';
import { readArticle } from '../publish/reading.ts';
import type { Copy, Target } from '../publish/target.ts';
import { count } from './terminal.ts';

/** How many conflicts, and how many other articles of a plan, are shown one by one. */
export const shown = { conflicts: 20, others: 20 };

/** What a plan says beside its numbers: conflicts with their differences, and with `--diff` every change. */
export function planListing(target: Target, built: Built, whole: boolean) {
  const conflicts: string[] = [];
  const changes: string[] = [];
  let [conflictCount, changeCount] = [0, 0];
  const difference = (copy: Copy | undefined, { key, locale }: Action, inventory: Inventory): string[] => {
    if (copy === undefined || inventory.wanted(key, locale) === undefined) return [];
    return diffFields(copy.fields, target.render(readArticle(built, inventory, key, locale)), whole).map((line) => `    ${line}`);
  };
  return {
    add(action: Action, inventory: Inventory) {
      const { kind, locale, key, reason } = action;
      const name = visible(`${locale}/${key}`);
      if (kind === 'conflict') {
        conflictCount += 1;
        if (whole || conflictCount <= shown.conflicts)
          conflicts.push(`  ${name}  ${reason}`, ...difference(action.copy, action, inventory));
      } else if (kind !== 'same') {
        changeCount += 1;
        if (whole || changeCount <= shown.others)
          changes.push(
            `  ${kind.padEnd(9)}  ${name}`,
            ...(whole && kind === 'update' ? difference(action.copy, action, inventory) : []),
          );
      }
    },
    *lines(): Generator<string> {
      yield* changes;
      if (!whole && changeCount > shown.others)
        yield `  … ${count(changeCount - shown.others, 'article')} more; --diff or --report FILE lists them all`;
      if (conflictCount > 0) yield `\nConflicts ("-" is in the CMS, "+" is built):`;
      yield* conflicts;
      if (!whole && conflictCount > shown.conflicts)
        yield `  … ${count(conflictCount - shown.conflicts, 'conflict')} more; --diff shows them all`;
    },
  };
}

const kinds = ['create', 'update', 'mark', 'adopt', 'unpublish', 'remove', 'same', 'conflict', 'failed'] as const;

/** "300 create, 3 same" */
export function sentence(counts: Counts): string {
  const sums = kinds.map((kind) => [kind, [...counts.values()].reduce((sum, one) => sum + (one.get(kind) ?? 0), 0)] as const);
  return sums.flatMap(([kind, sum]) => (sum > 0 ? [`${count(sum, kind, kind)}`] : [])).join(', ') || 'nothing to do';
}

export function table(counts: Counts): string {
  const there = kinds.filter((kind) => [...counts.values()].some((one) => one.has(kind)));
  const rows = [
    ['locale', ...there],
    ...[...counts].sort().map(([locale, one]) => [visible(locale), ...there.map((kind) => String(one.get(kind) ?? 0))]),
  ];
  if (there.length === 0) return '';
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map(
      (row) =>
        `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`,
    )
    .join('\n');
}

export const conflictsIn = (counts: Counts): number =>
  [...counts.values()].reduce((sum, one) => sum + (one.get('conflict') ?? 0), 0);

export const plain = (counts: Counts): object =>
  Object.fromEntries([...counts].sort().map(([locale, one]) => [locale, Object.fromEntries(one)]));
