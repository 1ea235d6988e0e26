import type { Verdict } from './decide.ts';
import { fieldsDigest } from './fields.ts';
import type { Revisions } from './revisions.ts';
import { formatStamp, gone, parseStamp } from './stamp.ts';
import { type Copy, type Fields, Rejected, type State, type Target, type Version } from './target.ts';

/** Make an article in some languages. Where the CMS cannot write one at once, it is a draft until it was read back whole. */
export async function create(
  versions: readonly Version[],
  siblings: readonly Copy[],
  target: Target,
  revisions: Revisions,
): Promise<void> {
  const isAtomic = target.capabilities.atomic;
  const made = await target.create(isAtomic ? versions : versions.map(asDraft), siblings);
  for (const copy of made) revisions.remember(copy);
  for (const copy of isAtomic ? made : await show(made, versions, target, revisions)) {
    const sent = versions.find(({ locale }) => locale === copy.locale)?.fields ?? {};
    await makeTrue(copy, sent, target, revisions);
  }
}

const asDraft = (version: Version): Version => ({
  ...version,
  state: 'draft',
  stamp: stampWith(version.stamp, { state: 'draft' }),
});

/** Publish drafts that are there whole, where they are to be live. */
async function show(
  drafts: readonly Copy[],
  versions: readonly Version[],
  target: Target,
  revisions: Revisions,
): Promise<readonly Copy[]> {
  const copies: Copy[] = [];
  for (const copy of drafts) {
    const version = versions.find(({ locale }) => locale === copy.locale);
    expectWhole(copy, version?.fields ?? {});
    const shown = version?.state === 'live' ? await target.publish(revisions.current(copy), version.stamp) : undefined;
    if (shown !== undefined) revisions.remember(shown);
    copies.push(shown ?? copy);
  }
  return copies;
}

/**
 * Change one language of what is there.
 * @param wanted what the build has of it, where it has it
 * @param stays whether other languages of the document stay as they are
 */
export async function change(
  kind: Verdict['kind'],
  copy: Copy,
  wanted: () => Version,
  stays: boolean,
  target: Target,
  revisions: Revisions,
): Promise<void> {
  const left = fieldsDigest(copy.fields);
  switch (kind) {
    case 'update': {
      const version = wanted();
      const written = await target.update(copy, version);
      revisions.remember(written);
      await makeTrue(written, version.fields, target, revisions);
      break;
    }
    case 'mark':
      revisions.remember(await target.mark(copy, stampWith(wanted().stamp, { left })));
      break;
    case 'unpublish':
      revisions.remember(await target.unpublish(copy, formatStamp({ wrote: gone, left, state: 'draft', adopted: false }), stays));
      break;
    default:
      throw new Error(`Nothing is to be written for "${kind}"`);
  }
}

/** Note that a person's version stands. @param wrote what the build has now, by its digest; `gone` where it has nothing */
export async function adopt(copy: Copy, wrote: string, target: Target, revisions: Revisions): Promise<void> {
  const left = fieldsDigest(copy.fields);
  revisions.remember(await target.mark(copy, formatStamp({ wrote, left, state: copy.state, adopted: true })));
}

function stampWith(stamp: string, change: { readonly state?: State; readonly left?: string }): string {
  const parsed = parseStamp(stamp);
  if (parsed === undefined) throw new Error(`"${stamp}" is no stamp`);
  return formatStamp({ ...parsed, ...change });
}

/**
 * A CMS may return other fields than it was sent, since it trims or filters: then the stamp has to say what it returned, or the next run
 * would take that for a person's edit. A field that comes back empty is no such thing: the CMS has dropped it.
 */
async function makeTrue(copy: Copy, sent: Fields, target: Target, revisions: Revisions): Promise<void> {
  const stamp = parseStamp(copy.stamp);
  if (stamp === undefined) throw new Rejected('the CMS did not keep the stamp of Kontras with the article');
  const left = fieldsDigest(copy.fields);
  if (left === stamp.left) return;
  expectWhole(copy, sent);
  revisions.remember(await target.mark(revisions.current(copy), formatStamp({ ...stamp, left })));
}

function expectWhole(copy: Copy, sent: Fields): void {
  const dropped = Object.keys(sent).filter((name) => sent[name] !== '' && (copy.fields[name] ?? '') === '');
  if (dropped.length > 0) throw new Rejected(`the CMS did not keep ${dropped.join(', ')} of the article`);
}
