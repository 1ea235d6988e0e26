import { expect, test } from 'vitest';
import { count, seconds, useColor } from '../../../scripts/terminal.ts';

test.each([
  [0, '0 pages'],
  [1, '1 page'],
  [2, '2 pages'],
  [2970, '2,970 pages'],
  [1_000_000, '1,000,000 pages'],
])('%d pages are "%s"', (value, expected) => {
  expect(count(value, 'page')).toBe(expected);
});

test('a plural of its own is used', () => {
  expect([count(1, 'entry', 'entries'), count(2, 'entry', 'entries')]).toEqual(['1 entry', '2 entries']);
});

test('counts are written in English whatever the machine speaks', () => {
  expect(count(12_345, 'page')).toBe('12,345 pages');
});

test('seconds have as many digits as one can feel', () => {
  expect([0, 40, 1500, 12_340].map(seconds)).toEqual(['0.00 s', '0.04 s', '1.50 s', '12.3 s']);
});

test('color is for terminals, and for those that have not asked for none', () => {
  const [terminal, pipe] = [{ isTTY: true }, { isTTY: false }] as NodeJS.WriteStream[];
  const before = process.env.NO_COLOR;
  try {
    delete process.env.NO_COLOR;
    expect(useColor({ color: true }, terminal)).toBe(true);
    expect(useColor({ color: false }, terminal)).toBe(false);
    expect(useColor({ color: true }, pipe)).toBe(false);
    // An empty NO_COLOR asks for nothing: https://no-color.org
    process.env.NO_COLOR = '';
    expect(useColor({ color: true }, terminal)).toBe(true);
    process.env.NO_COLOR = '1';
    expect(useColor({ color: true }, terminal)).toBe(false);
  } finally {
    if (before === undefined) delete process.env.NO_COLOR;
    else process.env.NO_COLOR = before;
  }
});
