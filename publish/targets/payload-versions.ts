import { type Doc, localesOf } from './payload-document.ts';

/** A version as it is asked for: without any text, since that is what takes Payload long. */
interface SavedVersion {
  readonly id: string | number;
  readonly parent?: string | number | { readonly id: string | number };
  /** When it was saved. */
  readonly updatedAt: string;
  /** Taken by Payload itself of what is not published, beside a version that is. */
  readonly snapshot?: boolean | null;
  readonly version?: { readonly updatedAt?: string };
}

/** Ask for versions by a query. */
export type AskVersions = (query: Readonly<Record<string, string>>) => Promise<readonly Doc[]>;

/** The newest version of each of some documents: when it was saved, and whether it may hold a draft that readers do not see. */
export async function newestVersions(
  ask: AskVersions,
  docs: readonly Doc[],
  isStatusByLocale: boolean,
): Promise<ReadonlyMap<string, { readonly saved: string; readonly isDraft: boolean }>> {
  const where = { 'where[and][0][latest][equals]': 'true', 'where[and][1][parent][in]': docs.map(({ id }) => id).join() };
  const only = { limit: String(docs.length), 'select[parent]': 'true', 'select[updatedAt]': 'true' };
  const statuses = isStatusByLocale ? localesOf(docs).map((locale) => `version._status.${locale}`) : ['version._status'];
  const isDraft = statuses.map((path, index) => [`where[and][2][or][${index}][${path}][equals]`, 'draft']);
  const [all, drafts] = (await Promise.all([
    ask({ ...where, ...only, 'select[version][updatedAt]': 'true' }),
    isDraft.length === 0 ? [] : ask({ ...where, ...only, ...Object.fromEntries(isDraft) }),
  ])) as unknown as [readonly SavedVersion[], readonly SavedVersion[]];
  const withDraft = new Set(drafts.map(parentOf));
  const known = new Map(docs.map(({ id, updatedAt }) => [String(id), updatedAt]));
  return new Map(
    all.map((one) => {
      const parent = parentOf(one);
      // A draft that is saved says so in its own time; one that Payload carries along with what is published does not.
      const isLater = Date.parse(one.version?.updatedAt ?? '') > Date.parse(known.get(parent) ?? '');
      return [parent, { saved: one.updatedAt, isDraft: isLater || withDraft.has(parent) }];
    }),
  );
}

const parentOf = ({ parent }: SavedVersion): string => String(typeof parent === 'object' ? parent.id : parent);

/**
 * What came between our last read of a document and our write to it, and when our write was saved. A draft does not change the document
 * itself, so Payload cannot refuse a write because of it.
 * @param since when the newest version that we have read was saved
 * @param known the `updatedAt` of the document before and after our write
 */
export async function versionsSince(
  ask: AskVersions,
  ref: string,
  since: string,
  known: readonly [string, string],
): Promise<{ readonly saved: string; readonly buried: readonly string[] }> {
  const found = (await ask({
    'where[and][0][parent][equals]': ref,
    'where[and][1][updatedAt][greater_than]': since,
    sort: '-updatedAt',
    limit: '20',
    'select[updatedAt]': 'true',
    'select[snapshot]': 'true',
    'select[version][updatedAt]': 'true',
  })) as unknown as readonly SavedVersion[];
  const [before, after] = known;
  const saves = found.filter(({ snapshot, version }) => snapshot !== true && version?.updatedAt !== before);
  const own = saves.findIndex(({ version }) => version?.updatedAt === after);
  // Where only so many versions are kept, ours may be gone again.
  if (own < 0) return { saved: found[0]?.updatedAt ?? since, buried: [] };
  return { saved: saves[own]?.updatedAt ?? since, buried: saves.slice(own + 1).map(({ id }) => String(id)) };
}
