import type { State } from './target.ts';

/** What is kept with an article in the CMS, so that the next run, on any machine, knows what the last one left. */
export interface Stamp {
  /** What we wrote, by the digest of the build; `gone` where we no longer build it and have unpublished it. */
  readonly wrote: string;
  /** The digest of the fields as the CMS returned them after that. Where they are others now, a person has edited them. */
  readonly left: string;
  /** The state in which we left it. */
  readonly state: State;
  /** A person's version that was settled with `--adopt`: it stands until the build has another text than `wrote`. */
  readonly adopted: boolean;
}

export const gone = 'gone';

/** "1 2f5a8de38ab1c880 91b0a8c6f0d2e4b7 live": plain words, for a text field of any CMS. */
export const formatStamp = ({ wrote, left, state, adopted }: Stamp): string =>
  ['1', wrote, left, state, ...(adopted ? ['adopted'] : [])].join(' ');

/** @returns undefined for what is no stamp of ours; the article is then treated as one that a person wrote */
export function parseStamp(text: string | undefined): Stamp | undefined {
  const match = /^1 ([0-9a-f]{16}|gone) ([0-9a-f]{16}) (live|draft)( adopted)?$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, wrote = '', left = '', state, adopted] = match;
  return { wrote, left, state: state as State, adopted: adopted !== undefined };
}
