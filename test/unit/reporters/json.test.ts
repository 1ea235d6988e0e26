import { expect, test } from 'vitest';
import { reportJson } from '../../../pipeline/reporters/json.ts';
import { hostile, obeyed, samples } from './samples.ts';

test('gives back what it was given, with the counts', () => {
  expect(JSON.parse(reportJson(samples, { color: false }))).toEqual({ errors: 2, warnings: 1, files: 2, diagnostics: samples });
  expect(JSON.parse(reportJson([], { color: false }))).toEqual({ errors: 0, warnings: 0, files: 0, diagnostics: [] });
});

test('is the same with colors, and ends its last line', () => {
  expect(reportJson(samples, { color: true })).toBe(reportJson(samples, { color: false }));
  expect(reportJson(samples, { color: false })).toMatch(/\}\n$/);
});

test('escapes what a terminal would obey, and loses nothing', () => {
  const report = reportJson([hostile], { color: false });
  expect(report).not.toMatch(obeyed);
  expect(JSON.parse(report).diagnostics).toEqual([hostile]);
});
