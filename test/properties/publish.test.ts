import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Outcome } from '../../publish/apply.ts';
import { openBuilt } from '../../publish/built.ts';
import { type Clock, realClock } from '../../publish/http/clock.ts';
import type { Action } from '../../publish/plan.ts';
import { execute, type Options, prepare } from '../../publish/publish.ts';
import { Settlements } from '../../publish/settlements.ts';
import type { State } from '../../publish/target.ts';
import { type Given, writeBuilt } from '../publish/built-folder.ts';
import { type MemoryTarget, memoryTarget } from '../publish/memory-target.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontras-property-'));
const dist = join(folder, 'dist');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const locales = ['en', 'id', 'ko'];
const ids = ['450', '451', '550', '552'];
const keys = ids.map((id) => `smtp-${id}`);

/** A build: of each article and language a version, or none. */
const version = fc.record({
  text: fc.constantFrom('One.', 'Two.'),
  draft: fc.boolean(),
  index: fc.boolean(),
});
const build = fc
  .array(fc.option(version, { freq: 4, nil: undefined }), { minLength: 12, maxLength: 12 })
  .map((versions): Given[] =>
    locales.flatMap((locale, row) =>
      ids.flatMap((id, column) => {
        const one = versions[row * ids.length + column];
        return one === undefined ? [] : [{ locale, id, ...one }];
      }),
    ),
  )
  .filter((given) => locales.every((locale) => given.some((one) => one.locale === locale)));

const place = { key: fc.constantFrom(...keys), locale: fc.constantFrom(...locales) };
/** What happens between two runs: another build, a person's edit, a word on a conflict. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('build'), given: build }),
  fc.record({ kind: fc.constant('retitle'), ...place, title: fc.constantFrom('Mine', 'Theirs') }),
  fc.record({ kind: fc.constant('state'), ...place, state: fc.constantFrom<State[]>('live', 'draft') }),
  fc.record({ kind: fc.constant('drop'), key: place.key }),
  fc.record({ kind: fc.constant('overwrite'), ...place }),
  fc.record({ kind: fc.constant('adopt'), ...place }),
);
const policy = fc.constantFrom('draft' as const, 'publish' as const, 'skip' as const);
const setup = fc.record({
  drafts: policy,
  unindexed: policy,
  removed: fc.constantFrom('unpublish' as const, 'delete' as const, 'keep' as const),
  status: fc.constantFrom('locale' as const, 'document' as const),
  atomic: fc.boolean(),
});
type Setup = typeof setup extends fc.Arbitrary<infer T> ? T : never;

async function publish(
  target: MemoryTarget,
  how: Setup,
  settlements: Settlements,
  apply = true,
): Promise<{ actions: Action[]; outcomes: Outcome[] }> {
  const actions: Action[] = [];
  const outcomes: Outcome[] = [];
  const { signal } = new AbortController();
  const options: Options = { ...how, built: openBuilt(dist, {}), part: {}, target, settlements, signal, clock };
  const planned = await prepare(options, (action) => actions.push(action));
  try {
    if (apply)
      await execute(planned, options, {
        concurrency: 3,
        isStopped: () => false,
        onOutcome: (outcome) => outcomes.push(outcome),
        onProgress: () => {},
      });
  } finally {
    planned.work.close();
  }
  return { actions, outcomes };
}

/** Nobody else is there, so nothing is ever in doubt. */
const clock: Clock = {
  ...realClock,
  sleep: () => Promise.reject(new Error('There is nothing to wait for')),
};

const nameOf = ({ key, locale }: { key: string; locale: string }): string => `${locale}/${key}`;

test('a plan after its execution holds nothing but the conflicts, and those are what they were', async () => {
  await fc.assert(
    fc.asyncProperty(setup, build, fc.array(event, { maxLength: 6 }), async (how, first, events) => {
      const { atomic, status } = how;
      const target = memoryTarget({ atomic, status });
      let settlements = new Settlements();
      writeBuilt(dist, first);
      for (const one of [undefined, ...events]) {
        settlements = new Settlements();
        if (one?.kind === 'build') writeBuilt(dist, (one as { given: Given[] }).given);
        if (one?.kind === 'retitle' || one?.kind === 'state') {
          const { key, locale, ...change } = one as { key: string; locale: string };
          target.edit(key, locale, change);
        }
        if (one?.kind === 'drop') target.drop((one as { key: string }).key);
        const before = target.all();
        const isThere = one !== undefined && 'locale' in one && nameOf(one) in before;
        if (isThere && one.kind === 'overwrite') settlements = new Settlements([nameOf(one)]);
        if (isThere && one.kind === 'adopt') settlements = new Settlements([], [nameOf(one)]);
        const ran = await publish(target, how, settlements);
        expect(ran.outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
        const conflicts = ran.outcomes.filter(({ outcome }) => outcome === 'conflict').map(nameOf);
        // Nothing of a person is touched that nobody has settled.
        for (const name of conflicts) expect(target.all()[name], name).toEqual(before[name]);

        const after = target.all();
        const again = await publish(target, how, new Settlements());
        expect(target.all()).toEqual(after);
        const open = again.actions.filter(({ kind }) => kind !== 'same');
        expect(open.map(({ kind, key, locale }) => [kind, nameOf({ key, locale })]).sort()).toEqual(
          conflicts.map((name) => ['conflict', name]).sort(),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('where every conflict is overwritten the CMS holds what the build has, and no more is live', async () => {
  await fc.assert(
    fc.asyncProperty(
      setup,
      fc.array(build, { minLength: 1, maxLength: 3 }),
      fc.array(event, { maxLength: 4 }),
      async (all, builds, events) => {
        const how = { ...all, removed: 'unpublish' as const, status: 'locale' as const };
        const target = memoryTarget({ atomic: how.atomic });
        for (const given of builds) {
          writeBuilt(dist, given);
          await publish(target, how, new Settlements());
          for (const one of events) {
            if (one.kind === 'retitle' || one.kind === 'state') {
              const { key, locale, ...change } = one as { key: string; locale: string };
              target.edit(key, locale, change);
            }
          }
        }
        const { actions } = await publish(target, how, new Settlements(), false);
        const names = actions.filter(({ kind }) => kind === 'conflict').map(nameOf);
        await publish(target, how, new Settlements(names));
        const wanted = new Map(
          (builds.at(-1) as Given[]).flatMap((one) => {
            const own = one.draft === true ? how.drafts : one.index === false ? how.unindexed : 'publish';
            return own === 'skip'
              ? []
              : [[`${one.locale}/smtp-${one.id}`, { ...one, state: own === 'draft' ? 'draft' : 'live' }]];
          }) as [string, Given & { state: State }][],
        );
        for (const [name, { state, fields }] of Object.entries(target.all())) {
          const one = wanted.get(name);
          expect(state, name).toBe(one?.state ?? 'draft');
          if (one !== undefined) expect(fields.body, name).toContain(one.text);
        }
        expect([...wanted.keys()].filter((name) => !(name in target.all()))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});
