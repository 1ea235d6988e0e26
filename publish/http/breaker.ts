import { Refused } from '../target.ts';
import type { Clock } from './clock.ts';

export interface BreakerTimes {
  /** How many failures in a row open it. */
  readonly failures: number;
  /** How long it stays open the first time, in milliseconds; twice as long each time after. */
  readonly pause: number;
  /** How often it opens in a row before the run ends. */
  readonly openings: number;
}

export const breakerTimes: BreakerTimes = { failures: 8, pause: 5_000, openings: 4 };

/**
 * A circuit breaker: a server that fails again and again is left alone for a while, then tried with one request. Where that goes well
 * all goes on; where the server does not come back, the run ends.
 */
export class Breaker {
  readonly #times: BreakerTimes;
  readonly #clock: Clock;
  #failures = 0;
  #openings = 0;
  #openUntil = 0;
  #probing = false;

  constructor(times: BreakerTimes, clock: Clock) {
    this.#times = times;
    this.#clock = clock;
  }

  /** Wait until a request may be sent. */
  async pass(signal: AbortSignal): Promise<void> {
    while (this.#openUntil > 0 && !signal.aborted) {
      const left = this.#openUntil - this.#clock.now();
      if (left <= 0 && !this.#probing) {
        this.#probing = true;
        return;
      }
      await this.#clock.sleep(Math.max(left, 10), signal);
    }
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openings = 0;
    this.#openUntil = 0;
    this.#probing = false;
  }

  /** @throws Refused where the server was given all its chances */
  failed(why: string): void {
    this.#failures += 1;
    const probed = this.#probing;
    this.#probing = false;
    if (!probed && (this.#failures < this.#times.failures || this.#openUntil > 0)) return;
    this.#openings += 1;
    if (this.#openings > this.#times.openings)
      throw new Refused(`The target fails again and again: ${why}`, 'Nothing is lost. Run this again when the target is well.');
    this.#openUntil = this.#clock.now() + this.#times.pause * 2 ** (this.#openings - 1);
  }
}
