import type { Protocol } from '../content.ts';
import type { Code, Codes } from './wording.ts';

/** The name of a comparison's page; the lower code comes first. */
export const slugOf = (a: Code, b: Code): string => `${a.code}-vs-${b.code}`;

/** The key of what is written for a pair: its codes as pairs.json names them. */
export const pairKey = (a: Code, b: Code): string => `${a.code}-${b.code}`;

/** Whether a pair has a verdict. */
export const isJudged = ({ pairs }: Protocol, { a, b }: Codes): boolean => pairs.size > 0 && pairs.has(pairKey(a, b));

/** The id of the page about some codes: the name of its file. */
export const pageId = ([a, b]: readonly string[]): string =>
  a === undefined ? overviewSlug : b === undefined ? a : `${a}-vs-${b}`;

export const overviewSlug = 'overview';

/** Which pages there are to link to. Of two codes that are compared, the lower one is A. */
export interface Links {
  hasCode(code: Code): boolean;
  /** The comparisons of a code with others, in the protocol's order. */
  comparisonsOf(code: Code): readonly Codes[];
  /** Those with the codes that its record names as related. */
  relatedOf(code: Code): readonly Codes[];
}

/** Where a section of an RFC can be read; undefined for documents that are no RFC. */
export function specificationUrl(document: string, section: string | undefined): string | undefined {
  const rfc = /^RFC (\d+)$/.exec(document)?.[1];
  return rfc === undefined
    ? undefined
    : `https://www.rfc-editor.org/rfc/rfc${rfc}${section === undefined ? '' : `#section-${section}`}`;
}
