import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BuildOptions, build } from '../../pipeline/build.ts';
import { fingerprint } from '../../pipeline/incremental/fingerprint.ts';
import { Records } from '../../pipeline/incremental/record.ts';
import { reprint } from '../../pipeline/reprint.ts';
import { type Edit, edited, editNames, type Files, firstFiles, save } from './edits.ts';

const number = fc.nat({ max: 9999 });
const edit: fc.Arbitrary<Edit> = fc.record({ name: fc.constantFrom(...editNames), at: number, to: number });

/** What a step builds: all, or a part, as by `--locale`, `--protocol`, `--format`. */
const part = fc.constantFrom('all' as const, 'all' as const, 'locale' as const, 'protocol' as const, 'format' as const);
const step = fc.record({ edits: fc.array(edit, { maxLength: 3 }), part, undo: fc.boolean(), of: fc.nat({ max: 7 }) });

/** Every file and folder of an output, with the text of the files. */
function outputOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const texts = entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length), entry.isDirectory() ? 'folder' : readFileSync(path, 'utf8')] as const;
  });
  return Object.fromEntries(texts.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The paths at which two outputs differ. */
const differences = (one: ReturnType<typeof outputOf>, other: ReturnType<typeof outputOf>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((path) => one[path] !== other[path]);

/** The edits keep the content sound: an error is one of the test itself. */
async function buildSound(root: string, options: BuildOptions): Promise<void> {
  const { diagnostics } = await build(root, options);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
}

/**
 * Build as the command does.
 * @param canReprint whether it may print the output again as it was, without a look at the content
 */
async function buildAll(root: string, canReprint = true): Promise<'nothing to do' | 'printed again' | 'written'> {
  const inputs = fingerprint(root, { strict: false });
  const dist = join(root, 'dist');
  if (new Records(root, dist).read()?.inputs === inputs) return 'nothing to do';
  if (canReprint && (await reprint(root, dist, inputs, {})) !== undefined) return 'printed again';
  await buildSound(root, { inputs });
  return 'written';
}

async function buildPart(root: string, files: Files, kind: 'locale' | 'protocol' | 'format', of: number): Promise<void> {
  const tags = ['en', ...new Set([...files.keys()].flatMap((path) => /^locales\/(\w+)/.exec(path)?.[1] ?? []))];
  const protocols = files.has('source/http/protocol.json') ? ['smtp', 'http'] : ['smtp'];
  const choose = (names: readonly string[]): readonly string[] => [names[of % names.length] as string];
  const options = {
    locale: { locales: choose(tags) },
    protocol: { protocols: choose(protocols) },
    format: { formats: choose(['markdown', 'json']) },
  };
  await buildSound(root, options[kind]);
}

/** How often each thing happened: a property that never meets an amended output says nothing of it. */
const met = new Map<string, number>();

test('whatever was changed and built before, a build gives what a first build of the same content gives', async () => {
  met.clear();
  const check = async (
    steps: readonly { edits: readonly Edit[]; part: 'all' | 'locale' | 'protocol' | 'format'; undo: boolean; of: number }[],
  ): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'kontras-incremental-'));
    const root = join(folder, 'root');
    try {
      let files: Files = new Map();
      let before = firstFiles();
      const saved = (now: Files): void => {
        save(root, files, now);
        files = now;
      };
      saved(before);
      expect(await buildAll(root)).toBe('written');
      for (const { edits, part, undo, of } of steps) {
        const old = files;
        saved(undo ? before : edits.reduce(edited, files));
        before = old;
        if (part !== 'all') {
          await buildPart(root, files, part, of);
          continue;
        }
        const became = await buildAll(root);
        met.set(became, (met.get(became) ?? 0) + 1);
        const clean = join(folder, 'clean');
        for (const name of ['source', 'locales', 'kontras.config.json'])
          cpSync(join(root, name), join(clean, name), { recursive: true });
        await buildSound(clean, {});
        const dist = join(root, 'dist');
        expect(differences(outputOf(dist), outputOf(join(clean, 'dist')))).toEqual([]);
        // Without its output a build prints the pages that it has kept, where they are made from what there is now.
        for (const canReprint of [true, false]) {
          rmSync(dist, { recursive: true });
          const again = await buildAll(root, canReprint);
          met.set(again, (met.get(again) ?? 0) + 1);
          expect(differences(outputOf(dist), outputOf(join(clean, 'dist')))).toEqual([]);
          expect(await buildAll(root)).toBe('nothing to do');
        }
        rmSync(clean, { recursive: true });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const steps = fc.array(step, { minLength: 1, maxLength: 6 });
  await fc.assert(fc.asyncProperty(steps, check), { numRuns: Number(process.env.KONTRAS_RUNS ?? 12) });
  for (const what of ['written', 'printed again', 'nothing to do']) expect(met.get(what), what).toBeGreaterThan(0);
}, 300_000);
