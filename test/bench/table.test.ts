import { expect, test } from 'vitest';
import { median, tableOf } from './table.ts';

const seconds = (...list: number[]) => list.map((value) => ({ seconds: value, peak: value * 1e8, files: 12_345, ratio: value }));

test('shows the medians in columns of Markdown that fit a terminal', () => {
  const table = tableOf([
    { title: 'kontras build, from nothing', samples: seconds(3, 1, 2) },
    { title: 'kontras build, nothing changed', samples: seconds(0.5), to: '--help' },
    { title: 'kontras --help', samples: [{ seconds: 0.1, peak: undefined }] },
    { title: 'unified, run on each article', samples: [], reason: 'not run above 9,900' },
  ]);
  expect(`\n${table}\n`).toBe(`
|                                |             seconds |        ratio | files written | peak memory |
| ------------------------------ | ------------------: | -----------: | ------------: | ----------: |
| kontras build, from nothing    |                2.00 |        2.00× |        12,345 |      200 MB |
| kontras build, nothing changed |                0.50 | 0.50× --help |        12,345 |       50 MB |
| kontras --help                 |                0.10 |              |               |             |
| unified, run on each article   | not run above 9,900 |              |               |             |
`);
});

test('takes the middle one, the lower of two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([2, 1])).toBe(1);
  expect(median([])).toBeUndefined();
});
