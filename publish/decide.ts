import { fieldsDigest } from './fields.ts';
import { gone, parseStamp } from './stamp.ts';
import type { Copy, State } from './target.ts';

/** An article in one language that the build has and the CMS is to have. */
export interface Wanted {
  /** The digest of the fields that we would write. */
  readonly content: string;
  /** Of these, and of whatever else the target writes: what the stamp notes as written. */
  readonly digest: string;
  readonly state: State;
}

export type Removal = 'unpublish' | 'delete' | 'keep';

/** How a person has settled a conflict: our version, or theirs. */
export type Settlement = 'overwrite' | 'adopt';

export type Verdict =
  | { readonly kind: 'create' | 'update' | 'unpublish' | 'remove' | 'same' | 'none' }
  /** The content is right, and only our note of it is missing or old. */
  | { readonly kind: 'mark' }
  | { readonly kind: 'adopt' }
  | { readonly kind: 'conflict'; readonly reason: string };

export interface Circumstances {
  readonly removed: Removal;
  readonly settlement?: Settlement | undefined;
}

const verdict = (kind: Exclude<Verdict['kind'], 'conflict'>): Verdict => ({ kind });

/**
 * What is to be done with one article in one language. The whole of the rules; it reads nothing and changes nothing.
 * A copy that holds what we would write is never a conflict: nothing of it can be lost.
 */
export function decide(wanted: Wanted | undefined, copy: Copy | undefined, circumstances: Circumstances): Verdict {
  if (copy === undefined) return verdict(wanted === undefined ? 'none' : 'create');
  return wanted === undefined ? leave(copy, circumstances) : keep(wanted, copy, circumstances);
}

function keep(wanted: Wanted, copy: Copy, { settlement }: Circumstances): Verdict {
  const stamp = parseStamp(copy.stamp);
  const content = fieldsDigest(copy.fields);
  if (stamp?.adopted === true && stamp.wrote === wanted.digest && settlement !== 'overwrite') return verdict('same');

  const isTheirs = stamp === undefined || stamp.adopted || content !== stamp.left;
  const movedBy = stamp !== undefined && copy.state !== stamp.state && copy.state !== wanted.state;
  const isOurs = content === wanted.content && copy.state === wanted.state;
  if ((isTheirs && content !== wanted.content) || movedBy || (copy.pending !== undefined && !isOurs)) {
    const changes = stamp === undefined || stamp.wrote !== wanted.digest || stamp.state !== wanted.state;
    // A draft of a person in another locale is in nobody's way while there is nothing to write.
    if (!isTheirs && !movedBy && !changes) return verdict('same');
    if (settlement !== undefined) return verdict(settlement === 'adopt' ? 'adopt' : 'update');
    return { kind: 'conflict', reason: reasonOf(copy, content) };
  }
  if (stamp !== undefined && !isTheirs && copy.state === stamp.state)
    return verdict(stamp.wrote === wanted.digest && stamp.state === wanted.state ? 'same' : 'update');
  return verdict(isOurs || (stamp?.wrote === wanted.digest && copy.state === wanted.state && !isTheirs) ? 'mark' : 'update');
}

function leave(copy: Copy, { removed, settlement }: Circumstances): Verdict {
  const stamp = parseStamp(copy.stamp);
  // Without a stamp it was never ours; only where we build an article of that key is it in our way.
  if (stamp === undefined || removed === 'keep') return verdict('none');
  if (stamp.adopted && stamp.wrote === gone && settlement !== 'overwrite') return verdict('none');
  const isTheirs = stamp.adopted || fieldsDigest(copy.fields) !== stamp.left || copy.pending !== undefined;
  const wasRaised = copy.state === 'live' && stamp.state === 'draft';
  if (removed === 'unpublish' && copy.state === 'draft') return verdict('none');
  if (isTheirs || wasRaised) {
    if (settlement === 'adopt') return verdict('adopt');
    if (settlement === undefined)
      return { kind: 'conflict', reason: `no longer built, and ${reasonOf(copy, fieldsDigest(copy.fields))}` };
  }
  return verdict(removed === 'delete' ? 'remove' : 'unpublish');
}

function reasonOf(copy: Copy, content: string): string {
  const stamp = parseStamp(copy.stamp);
  if (stamp === undefined) return 'an article of this key is there that Kontras did not write';
  if (stamp.adopted) return 'a person’s version was adopted, and the build has another text since';
  if (content !== stamp.left) return 'edited in the CMS since Kontras wrote it';
  if (copy.state !== stamp.state) return copy.state === 'draft' ? 'unpublished in the CMS' : 'published in the CMS';
  return buried(copy.pending ?? 'work');
}

export const buried = (pending: string): string => `${pending} is not published yet and would be buried`;
