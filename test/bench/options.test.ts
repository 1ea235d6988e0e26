import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readOptions, WrongUsage } from './options.ts';
import { peers } from './peers/index.ts';

test('runs 45 records in 10 locales with every peer where nothing is said', () => {
  const expected = { records: 45, locales: 10, runs: 5, seed: 1, peers, json: undefined, tmp: tmpdir() };
  expect(readOptions([])).toEqual(expected);
});

test('takes peers by name', () => {
  expect(readOptions(['--peers', 'none']).peers).toEqual([]);
  expect(readOptions(['--peers', 'hugo,plain,hugo']).peers.map(({ name }) => name)).toEqual(['plain', 'hugo']);
});

test.each([
  [['--records', '1'], 'Unexpected --records 1, expected a whole number from 2'],
  [['--locales', '21'], 'Unexpected --locales 21, expected a whole number from 2 to 20'],
  [['--runs', 'many'], 'Unexpected --runs many'],
  [['--peers', 'jekyll'], 'Unexpected peer "jekyll", expected all, none, or some of plain,unified,eleventy,hugo'],
  [['--speed'], "Unknown option '--speed'"],
])('refuses %j', (args, message) => {
  expect(() => readOptions(args)).toThrow(WrongUsage);
  expect(() => readOptions(args)).toThrow(message);
});
