import { expect, test } from 'vitest';
import { backoff, retryAfter } from '../../../publish/http/backoff.ts';
import { realClock } from '../../../publish/http/clock.ts';

test('waits grow twofold up to the longest, with full jitter', () => {
  const times = { first: 100, longest: 1000, tries: 6 };
  const atMost = [1, 2, 3, 4, 5, 6].map((tries) => backoff(times, tries, { ...realClock, random: () => 1 }));
  expect(atMost).toEqual([100, 200, 400, 800, 1000, 1000]);
  expect(backoff(times, 4, { ...realClock, random: () => 0 })).toBe(0);
});

test('Retry-After is a number of seconds or a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(retryAfter('3', now)).toBe(3000);
  expect(retryAfter('Thu, 01 Jan 2026 00:00:05 GMT', now)).toBe(5000);
  expect(retryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0);
  expect(retryAfter('soon', now)).toBeUndefined();
  expect(retryAfter(null, now)).toBeUndefined();
});
