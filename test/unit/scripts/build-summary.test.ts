import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstBuild, notAsBuilt } from '../../../pipeline/incremental/changes.ts';
import { summary } from '../../../scripts/build-summary.ts';

const counts = { comparison: 36, code: 9, overview: 1, draft: 0, listed: 46, unjudged: 0, excluded: 0, locales: 2, omitted: 0 };

/** The lines that say what was written. */
const lines = (files: number, reasons: readonly string[]): string[] =>
  summary({
    folder: join(process.cwd(), 'dist'),
    counts,
    warnings: 0,
    took: 120,
    written: { count: files, unit: 'file', reasons },
  })
    .split('\n')
    .slice(1, -1);

test.each([
  [0, [], ['Nothing has changed since the build before.']],
  [92, [firstBuild], []],
  [1, ['smtp.codes.450.fix'], ['Written: 1 file; smtp.codes.450.fix.']],
  [1240, ['a new page', 'no longer built'], ['Written: 1,240 files; a new page, no longer built.']],
  [9, ['a.b', 'c.d', 'e.f', 'g.h', 'i.j'], ['Written: 9 files; a.b, c.d, e.f, 2 more.']],
  [
    9,
    ['article.lead.differentClass', 'smtp.pairs.450-550.practice', notAsBuilt, 'x', 'y'],
    [
      'Written: 9 files. What has changed:',
      '  article.lead.differentClass',
      '  smtp.pairs.450-550.practice',
      '  changed or deleted since it was built',
      '  2 more',
    ],
  ],
])('%i files for %j', (files, reasons, expected) => {
  expect(lines(files, reasons)).toEqual(expected);
  for (const line of lines(files, reasons)) expect(line.length).toBeLessThanOrEqual(80);
});
