import type { Clock } from './http/clock.ts';

const minute = 60_000;

export interface Progress {
  /** So many are done now. */
  settled(number: number): void;
  /** "1,200 of 3,114 articles, 85 a second, 23 s left" */
  text(): string;
  end(): void;
}

/**
 * Follow a run of so many articles.
 * @param show called whenever there is something new, for a line that is written over
 * @param note called once a minute, for a log
 */
export function followProgress(all: number, clock: Clock, show: (text: string) => void, note: (text: string) => void): Progress {
  const start = clock.now();
  const ended = new AbortController();
  let done = 0;
  const text = (): string => progressText(done, all, clock.now() - start);
  void (async () => {
    for (;;) {
      await clock.sleep(minute, ended.signal);
      if (ended.signal.aborted) return;
      note(text());
    }
  })();
  return {
    settled(number) {
      done = number;
      show(text());
    },
    text,
    end: () => ended.abort(),
  };
}
function progressText(done: number, all: number, elapsed: number): string {
  const numbers = new Intl.NumberFormat('en');
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  const left = rate > 0 ? (all - done) / rate : undefined;
  const speed = rate >= 10 ? numbers.format(Math.round(rate)) : rate.toFixed(1);
  const end = left === undefined ? '' : `, ${duration(left)} left`;
  return `${numbers.format(done)} of ${numbers.format(all)} articles, ${speed} a second${end}`;
}

const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;
