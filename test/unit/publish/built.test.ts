import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../pipeline/usage-error.ts';
import { openBuilt } from '../../../publish/built.ts';
import { writeBuilt } from '../../publish/built-folder.ts';

test('an output whose changes are half-way is not published', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontras-built-'));
  const dist = join(folder, 'dist');
  try {
    writeBuilt(dist, [{ locale: 'en', id: '450', text: 'Text.' }]);
    mkdirSync(`${dist}.kontras-amend`);
    expect(() => openBuilt(dist, {})).toThrow(UsageError);
    expect(() => openBuilt(dist, {})).toThrow(/is being changed by a build, or by one that was killed/);
    rmdirSync(`${dist}.kontras-amend`);
    expect(openBuilt(dist, {}).locales).toEqual(['en']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
