/** "1,200 of 3,114 articles, 85 a second, 23 s left" */
export function progressText(done: number, all: number, elapsed: number): string {
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
