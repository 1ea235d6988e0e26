import type { Clock } from './clock.ts';

/** The times in milliseconds that all waiting is made of. */
export interface Waits {
  readonly first: number;
  readonly longest: number;
  /** How often something is tried in all. */
  readonly tries: number;
}

export const waits: Waits = { first: 250, longest: 20_000, tries: 6 };

/**
 * How long to wait before the next try: anything up to twice as long as before, so that those who failed together do not come back
 * together ("full jitter": https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param tries how often it was tried so far
 */
export const backoff = ({ first, longest }: Waits, tries: number, clock: Clock): number =>
  clock.random() * Math.min(longest, first * 2 ** (tries - 1));

/**
 * What `Retry-After` asks for, in milliseconds: a number of seconds or a date (RFC 9110, section 10.2.3).
 * @param now in milliseconds since 1970
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
