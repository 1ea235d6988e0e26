import type { Clock } from './http/clock.ts';
import { Changed, type Lease, Refused, Rejected, Unknown } from './target.ts';

export interface KeptLease {
  /** @throws Refused where it was lost */
  check(): Promise<void>;
  /** Give it back. */
  end(): Promise<void>;
}

/** How long a lease holds that does not say so, in milliseconds. */
const usual = 60_000;

/**
 * Take a lease, and renew it three times as often as it would lapse, however long a single article takes.
 * @throws Refused where another run has it
 */
export async function keepLease(lease: Lease, clock: Clock): Promise<KeptLease> {
  const lasts = lease.lasts ?? usual;
  const ended = new AbortController();
  await lease.take();
  let renewed = clock.now();
  let lost: { readonly error: unknown } | undefined;
  const renew = async (): Promise<void> => {
    const asked = clock.now();
    try {
      await lease.renew();
      renewed = asked;
    } catch (error) {
      // Nobody has said that it is lost; until it lapses it is ours.
      if (!(error instanceof Unknown)) lost = { error };
    }
  };
  const renewing = (async (): Promise<void> => {
    for (;;) {
      await clock.sleep(lasts / 3, ended.signal);
      if (ended.signal.aborted || lost !== undefined) return;
      await renew();
    }
  })();
  const hasLapsed = (): boolean => clock.now() - renewed >= lasts;
  return {
    async check() {
      if (lost === undefined && hasLapsed()) await renew();
      if (lost !== undefined) throw (lost as { error: unknown }).error;
      if (hasLapsed())
        throw new Refused(
          'The sole right to write has lapsed, and the target does not renew it',
          'Run this again; it goes on where this one has ended.',
        );
    },
    async end() {
      ended.abort();
      await renewing;
      if (lost !== undefined) return;
      try {
        await lease.release();
      } catch (error) {
        // It lapses by itself.
        const isExpected = [Refused, Rejected, Changed, Unknown].some((kind) => error instanceof kind);
        if (!isExpected) throw error;
      }
    },
  };
}
