import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../../pipeline/build.ts';
import { fingerprint } from '../../../pipeline/incremental/fingerprint.ts';
import { Records } from '../../../pipeline/incremental/record.ts';
import { OutputError } from '../../../pipeline/output/output-error.ts';
import { type Fault, withFault } from '../../faults.ts';
import { filesBelow, makeRoot } from '../../root.ts';

const codes = ['421', '450', '451', '452', '550', '551', '552'];
const record = (code: string) => ({
  ...{ name: `Name ${code}`, class: code.charAt(0), summary: `Summary of ${code}.`, description: `What ${code} is.` },
  ...{ seen: `When ${code} comes.`, fix: `How to mend ${code}.`, retry: 'yes', actor: 'sender' },
});
const records = Object.fromEntries(codes.map((code) => [`source/smtp/${code}.json`, record(code)]));

/** What is on three pages, and what is on all. */
const verdict = (text: string) => ({ 'source/smtp/pairs.json': { '450-550': { verdict: text } } });
const heading = (text: string) => ({
  'locales/de/article.json': { heading: { fix: text } },
  'source/article.json': { heading: { fix: text } },
});

/** Build as the command does. */
async function run(root: string): Promise<void> {
  const inputs = fingerprint(root, { strict: false });
  if (new Records(root, join(root, 'dist')).read()?.inputs !== inputs) await build(root, { inputs });
}

const put = (root: string, files: Readonly<Record<string, object>>): void => {
  for (const [path, value] of Object.entries(files)) writeFileSync(join(root, path), JSON.stringify(value));
};

type Output = Readonly<Record<string, string>>;

/** A root with the output of its content before, whose content has changed since, and both outputs. */
async function changedRoot(before: Readonly<Record<string, object>>, now: Readonly<Record<string, object>>) {
  const files = { ...records, 'kontras.config.json': { formats: ['markdown'] }, ...before };
  const root = makeRoot(files);
  await run(root);
  const outputs: Output[] = [filesBelow(join(root, 'dist'))];
  const other = makeRoot({ ...files, ...now });
  await build(other);
  outputs.push(filesBelow(join(other, 'dist')));
  const [old, next] = outputs as [Output, Output];
  return { root, old, next, files: { before, now } };
}

const beside = (root: string): string[] => readdirSync(root).filter((name) => name.startsWith('dist.'));

describe.each([
  ['amended', verdict('One.'), verdict('Another.'), 1],
  ['replaced', heading('Mending'), heading('Repair'), 9],
])('while an output is %s', (kind, before, now, stride) => {
  /** Let something go wrong at each of the steps, on a copy of the root each time. */
  async function atEachStep(
    fault: Fault,
    look: (root: string, given: Awaited<ReturnType<typeof changedRoot>>, error: unknown, back: boolean) => Promise<void>,
  ) {
    const given = await changedRoot(before, now);
    const copy = (): string => {
      const root = makeRoot();
      cpSync(given.root, root, { recursive: true });
      put(root, now);
      return root;
    };
    const rehearsal = copy();
    const { calls, error } = await withFault(fault, 0, () => run(rehearsal));
    expect(error).toBeUndefined();
    expect(filesBelow(join(rehearsal, 'dist'))).toEqual(given.next);
    expect(calls > 80).toBe(kind === 'replaced');
    // The last steps are the ones in which the output is exchanged.
    for (let step = 1; step <= calls; step += step > calls - 40 ? 1 : stride) {
      const root = copy();
      const ran = await withFault(fault, step, () => run(root));
      await look(root, given, ran.error, step % 2 === 0);
    }
  }

  test('a full disk is told of, each file is whole, and the next build mends the rest', async () => {
    let [failed, halfWay] = [0, 0];
    await atEachStep('full', async (root, { old, next }, error) => {
      const found = filesBelow(join(root, 'dist'));
      if (error !== undefined) {
        failed += 1;
        expect(error).toBeInstanceOf(OutputError);
        expect((error as OutputError).message).toMatch(/^Could not (prepare|write|change|replace) \S+\/dist: the disk is full$/);
        const isOld = JSON.stringify(found) === JSON.stringify(old);
        const says = (error as OutputError).hint;
        if (isOld) expect(says).toMatch(/^(The previous output is as it was|Every file of it is whole)/);
        else {
          halfWay += 1;
          expect(says).toMatch(/^Every file of it is whole, old or new\. Mend the cause; the next build does the rest\.$/);
        }
      }
      for (const [path, text] of Object.entries(found)) expect([old[path], next[path]]).toContain(text);
      await build(root);
      expect(filesBelow(join(root, 'dist'))).toEqual(next);
      expect(beside(root)).toEqual([]);
    });
    expect(failed).toBeGreaterThan(10);
    if (kind === 'amended') expect(halfWay).toBeGreaterThan(2);
  }, 300_000);

  test('a kill leaves whole files, and the next build gives its output, also that of the content before', async () => {
    let aside = 0;
    await atEachStep('killed', async (root, { old, next }, _error, back) => {
      // Between two renames the old output stands aside, whole.
      if (existsSync(join(root, 'dist'))) {
        for (const [path, text] of Object.entries(filesBelow(join(root, 'dist'))))
          expect([old[path], next[path]]).toContain(text);
      } else aside += 1;
      if (back) put(root, before);
      await run(root);
      expect(filesBelow(join(root, 'dist'))).toEqual(back ? old : next);
      expect(beside(root)).toEqual([]);
    });
    if (kind === 'replaced') expect(aside).toBeGreaterThan(0);
  }, 300_000);
});
