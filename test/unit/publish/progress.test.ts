import { expect, test } from 'vitest';
import { followProgress } from '../../../publish/progress.ts';
import { fakeClock } from '../../publish/fake-clock.ts';

test('the line says how much is done, how fast, and how long it takes yet', async () => {
  const clock = fakeClock();
  const shown: string[] = [];
  const progress = followProgress(
    3114,
    clock,
    (text) => shown.push(text),
    () => {},
  );
  expect(progress.text()).toBe('0 of 3,114 articles, 0.0 a second');
  await clock.pass(2000);
  progress.settled(5);
  await clock.pass(12_000);
  progress.settled(1200);
  await clock.pass(1_000_000);
  progress.settled(1201);
  expect(shown).toEqual([
    '5 of 3,114 articles, 2.5 a second, 21 min left',
    '1,200 of 3,114 articles, 86 a second, 23 s left',
    '1,201 of 3,114 articles, 1.2 a second, 27 min left',
  ]);
  progress.end();
});

test('a log has one line a minute, and none when all is done', async () => {
  const clock = fakeClock();
  const noted: string[] = [];
  const progress = followProgress(
    100_000,
    clock,
    () => {},
    (text) => noted.push(text),
  );
  await clock.pass(59_999);
  expect(noted).toEqual([]);
  for (const settled of [600, 1200, 1800]) {
    progress.settled(settled);
    await clock.pass(60_000);
  }
  expect(noted).toEqual([
    '600 of 100,000 articles, 10 a second, 2.8 h left',
    '1,200 of 100,000 articles, 10 a second, 2.7 h left',
    '1,800 of 100,000 articles, 10 a second, 2.7 h left',
  ]);
  progress.end();
  await clock.pass(600_000);
  expect(noted).toHaveLength(3);
  expect(clock.sleeping()).toBe(0);
});
