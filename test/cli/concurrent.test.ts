import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, leftovers, reword, shortProjectFolder, treeOf } from './folders.ts';
import { kontras, start } from './run.ts';

test('builds at the same time into one folder leave one whole output', async () => {
  const [one, other] = [shortProjectFolder(), shortProjectFolder()];
  reword(other, 'How to Mend It');
  const outputs = [one, other].map((root) => {
    expect(kontras(['build', '--root', root]).code).toBe(0);
    return treeOf(join(root, 'dist'));
  });
  expect(outputs[0]).not.toEqual(outputs[1]);
  const out = join(emptyFolder(), 'dist');
  for (let round = 0; round < 3; round += 1) {
    const runs = [one, other, one].map((root) => start(['build', '--quiet', '--root', root, '--out', out]).ended);
    for (const ran of await Promise.all(runs)) expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(outputs).toContainEqual(treeOf(out));
    expect(leftovers(out)).toEqual([]);
  }
});

test('a build of a part beside a whole one takes the rest from one of them, or gives up', async () => {
  const root = shortProjectFolder();
  expect(kontras(['build', '--root', root]).code).toBe(0);
  const tree = treeOf(join(root, 'dist'));
  for (let round = 0; round < 3; round += 1) {
    const whole = start(['build', '--quiet', '--root', root]).ended;
    const part = start(['build', '--quiet', '--root', root, '--locale', 'id']).ended;
    const ended = [await whole, await part];
    // One of them may find the other at work.
    expect(ended.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of ended) {
      expect([0, 3]).toContain(code);
      if (code === 3) expect(stderr).toMatch(/^Another build (has replaced|is writing) |^Could not write /);
    }
    expect(treeOf(join(root, 'dist'))).toEqual(tree);
    expect(leftovers(join(root, 'dist'))).toEqual([]);
  }
});
