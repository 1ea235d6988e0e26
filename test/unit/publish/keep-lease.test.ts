import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBuilt } from '../../../publish/built.ts';
import { keepLease } from '../../../publish/keep-lease.ts';
import { execute, type Options, prepare } from '../../../publish/publish.ts';
import { Settlements } from '../../../publish/settlements.ts';
import { type Lease, Refused, type Target, Unknown } from '../../../publish/target.ts';
import { makeFolder } from '../../generators/folder.ts';
import { writeBuilt } from '../../publish/built-folder.ts';
import { type FakeClock, fakeClock } from '../../publish/fake-clock.ts';
import { memoryTarget } from '../../publish/memory-target.ts';

/** A lease as a CMS keeps it: one holder, until a time. */
class Desk {
  holder: string | undefined;
  until = 0;
  readonly calls: string[] = [];
  /** Thrown by the next renewals. */
  troubles: Error[] = [];
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  of(name: string, lasts?: number): Lease {
    const hold = (): void => {
      if (this.holder !== undefined && this.holder !== name && this.until > this.#clock.now())
        throw new Refused(`Another run writes to the target: ${this.holder}`, 'Wait for it.');
      this.holder = name;
      this.until = this.#clock.now() + (lasts ?? 60_000);
    };
    return {
      ...(lasts === undefined ? {} : { lasts }),
      take: async () => {
        this.calls.push('take');
        hold();
      },
      renew: async () => {
        this.calls.push('renew');
        const trouble = this.troubles.shift();
        if (trouble !== undefined) throw trouble;
        if (this.holder !== name) throw new Refused('The lease was lost', 'Run this again.');
        hold();
      },
      release: async () => {
        this.calls.push('release');
        if (this.holder === name) this.holder = undefined;
      },
    };
  }
}

test('a lease is renewed as long as the run goes on, whatever an article takes', async () => {
  const clock = fakeClock();
  const desk = new Desk(clock);
  const kept = await keepLease(desk.of('us', 30_000), clock);
  await clock.pass(95_000);
  expect(desk.calls).toEqual(['take', ...Array(9).fill('renew')]);
  await kept.check();
  await expect(keepLease(desk.of('them', 30_000), clock)).rejects.toThrow('Another run writes to the target: us');
  await kept.end();
  expect(desk.holder).toBeUndefined();
  expect(clock.sleeping()).toBe(0);
  await (await keepLease(desk.of('them', 30_000), clock)).end();
});

test('one that is lost half-way is not released, and the run learns of it', async () => {
  const clock = fakeClock();
  const desk = new Desk(clock);
  const kept = await keepLease(desk.of('us'), clock);
  desk.holder = 'them';
  await clock.pass(20_000);
  await expect(kept.check()).rejects.toThrow('The lease was lost');
  await kept.end();
  expect(desk.holder).toBe('them');
  expect(desk.calls).not.toContain('release');
});

test('a renewal whose answer does not come loses nothing while the lease holds', async () => {
  const clock = fakeClock();
  const desk = new Desk(clock);
  const kept = await keepLease(desk.of('us'), clock);
  desk.troubles = [new Unknown('no answer')];
  await clock.pass(25_000);
  await kept.check();
  await clock.pass(20_000);
  expect(desk.until).toBe(100_000);
  desk.troubles = Array.from({ length: 9 }, () => new Unknown('no answer'));
  await clock.pass(70_000);
  await expect(kept.check()).rejects.toThrow('The sole right to write has lapsed');
  await kept.end();
});

test('one that lapsed while the machine slept is renewed before anything is written', async () => {
  const clock = fakeClock();
  const desk = new Desk(clock);
  const asleep = { ...clock, sleep: (_: number, signal?: AbortSignal) => clock.sleep(1e9, signal) };
  const kept = await keepLease(desk.of('us'), asleep);
  await clock.pass(3_600_000);
  await kept.check();
  expect(desk.calls).toEqual(['take', 'renew']);
  await kept.end();
});

test('one that cannot be given back lapses by itself', async () => {
  const clock = fakeClock();
  const lease = new Desk(clock).of('us');
  const kept = await keepLease({ ...lease, release: () => Promise.reject(new Unknown('no answer')) }, clock);
  await kept.end();
});

async function runWith(target: Target, more: { readonly isStopped?: () => boolean } = {}): Promise<void> {
  const dist = join(makeFolder(), 'dist');
  writeBuilt(
    dist,
    ['450', '451', '550'].map((id) => ({ locale: 'en', id })),
  );
  const options: Options = {
    built: openBuilt(dist, {}),
    part: {},
    target,
    removed: 'unpublish',
    drafts: 'draft',
    unindexed: 'publish',
    settlements: new Settlements(),
    signal: new AbortController().signal,
  };
  const planned = await prepare(options, () => {});
  try {
    await execute(planned, options, {
      concurrency: 1,
      isStopped: more.isStopped ?? (() => false),
      onOutcome: () => {},
      onProgress: () => {},
    });
  } finally {
    planned.work.close();
  }
}

test('a run takes it before it writes and gives it back, also where it is stopped or fails', async () => {
  const desk = new Desk(fakeClock());
  const target = memoryTarget({ unique: false }, desk.of('us'));
  await runWith(target, { isStopped: () => true });
  expect([desk.calls, target.all()]).toEqual([['take', 'release'], {}]);
  desk.calls.length = 0;
  await runWith(target);
  expect(Object.keys(target.all())).toHaveLength(3);
  expect(desk.calls).toEqual(['take', 'release']);
  desk.calls.length = 0;
  const failing: Target = { ...memoryTarget({ unique: false }, desk.of('us')), find: () => Promise.reject(new Error('a bug')) };
  const create = () => Promise.reject(new Refused('The target is down', 'Wait.'));
  await expect(runWith({ ...failing, create })).rejects.toThrow('The target is down');
  expect(desk.calls).toEqual(['take', 'release']);
});

test('a run that does not get it writes nothing', async () => {
  const desk = new Desk(fakeClock());
  await desk.of('them').take();
  const target = memoryTarget({ unique: false }, desk.of('us'));
  await expect(runWith(target)).rejects.toThrow('Another run writes to the target: them');
  expect(target.all()).toEqual({});
  expect(desk.holder).toBe('them');
});
