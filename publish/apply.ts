import type { Built } from './built.ts';
import { buried, type Verdict } from './decide.ts';
import { fieldsDigest } from './fields.ts';
import { backoff, type Waits, waits } from './http/backoff.ts';
import { type Clock, realClock } from './http/clock.ts';
import { type Inventory, writtenDigest } from './inventory.ts';
import { type Rules, twice, verdictOn } from './plan.ts';
import type { Entry } from './report.ts';
import { formatStamp, gone, parseStamp } from './stamp.ts';
import { Changed, type Copy, type Fields, Refused, Rejected, type Target, Unknown, type Version } from './target.ts';

export interface Work {
  readonly built: Pick<Built, 'read'>;
  readonly inventory: Inventory;
  readonly target: Target;
  readonly rules: Rules;
  readonly waits?: Waits;
  readonly clock?: Clock;
  readonly signal: AbortSignal;
}

/** What became of an article, and what the CMS has where that is a conflict. */
export type Outcome = Entry & { readonly copy?: Copy };

/** What was done to the languages of one article so far, and what was sent without an answer that settles it: the network may deliver a write twice. */
interface Log {
  readonly done: Map<string, string>;
  readonly sent: Map<string, string>;
}

/**
 * Bring one article to where it should be, in all languages. It is read anew first and decided anew on what is there now, however old
 * the plan is. Where a write is in doubt, or something has changed meanwhile, all begins again from reading.
 * @param fresh nothing of it was in the CMS when the plan was made: the first try then goes without reading
 */
export async function settle(key: string, fresh: boolean, work: Work): Promise<readonly Outcome[]> {
  const { target, clock = realClock, waits: times = waits, signal } = work;
  const log: Log = { done: new Map(), sent: new Map() };
  for (let tries = 1; ; tries += 1) {
    const copies = fresh && tries === 1 ? [] : await target.find(key);
    const pass = await once(key, copies, log, work);
    const isDoubt = pass.stopped instanceof Unknown || pass.stopped instanceof Changed;
    if (isDoubt && tries < times.tries) {
      await clock.sleep(backoff(times, tries, clock), signal);
      continue;
    }
    const done = [...log.done].map(([locale, action]): Outcome => ({ key, locale, action, outcome: 'done' }));
    return [...done, ...pass.outcomes];
  }
}

interface Pass {
  /** Conflicts, and what has failed. */
  readonly outcomes: readonly Outcome[];
  readonly stopped?: Error;
}

interface Step {
  readonly locale: string;
  readonly verdict: Verdict;
  readonly copy: Copy | undefined;
}

/** One pass over the languages of an article. It ends early where a write is refused or in doubt. */
async function once(key: string, copies: readonly Copy[], log: Log, work: Work): Promise<Pass> {
  const { steps, conflicts } = stepsFor(key, copies, work);
  const revisions = new Map(copies.map(({ ref, revision }) => [ref, revision]));
  const current = (copy: Copy): Copy => ({ ...copy, revision: revisions.get(copy.ref) ?? copy.revision });
  const remember = (copy: Copy): void => void revisions.set(copy.ref, copy.revision);
  const removed = new Set<string>();

  const write = async ({ locale, verdict, copy }: Step & { readonly copy: Copy }): Promise<void> => {
    const stays = [...steps, ...conflicts].some((one) => one.locale !== locale && one.copy?.ref === copy.ref && !goes(one));
    if (verdict.kind === 'remove') {
      if (!removed.has(copy.ref)) await work.target.remove(current(copy), stays);
      if (!stays) removed.add(copy.ref);
    } else remember(await change(verdict.kind, current(copy), stays, work, remember));
  };
  const jobs: { readonly locales: readonly string[]; readonly action: string; readonly run: () => Promise<void> }[] = [];
  const created = steps.filter(({ verdict }) => verdict.kind === 'create');
  if (created.length > 0) {
    const run = async (): Promise<void> => {
      const versions = created.map(({ locale }) => versionOf(key, locale, work));
      for (const copy of await create(versions, copies.map(current), work.target)) {
        remember(copy);
        await makeTrue(copy, versions.find(({ locale }) => locale === copy.locale)?.fields ?? {}, work.target, remember);
      }
    };
    jobs.push({ locales: created.map(({ locale }) => locale), action: 'create', run });
  }
  for (const step of steps) {
    const { copy, verdict, locale } = step;
    if (verdict.kind === 'same' || verdict.kind === 'none') {
      // It is as it should be, so what we sent and heard nothing of has arrived.
      const sent = log.sent.get(locale);
      if (sent !== undefined) log.done.set(locale, sent);
    } else if (copy !== undefined) jobs.push({ locales: [locale], action: verdict.kind, run: () => write({ ...step, copy }) });
  }
  for (const { locales, action, run } of jobs) {
    try {
      await run();
      for (const locale of locales) log.done.set(locale, action);
    } catch (error) {
      if (!(error instanceof Unknown || error instanceof Changed || error instanceof Rejected)) throw error;
      if (!(error instanceof Rejected)) for (const locale of locales) log.sent.set(locale, action);
      const failed = locales.map((locale): Outcome => ({ key, locale, action, outcome: 'failed', reason: error.message }));
      return { outcomes: [...conflicts, ...failed], stopped: error };
    }
  }
  return { outcomes: conflicts };
}

const goes = (one: Step | Outcome): boolean =>
  'verdict' in one && (one.verdict.kind === 'unpublish' || one.verdict.kind === 'remove');

function stepsFor(key: string, copies: readonly Copy[], { inventory, rules }: Work): { steps: Step[]; conflicts: Outcome[] } {
  const steps: Step[] = [];
  const conflicts: Outcome[] = [];
  const pending = copies.find((one) => one.pending !== undefined)?.pending;
  const locales = new Set([...inventory.locales, ...copies.map(({ locale }) => locale)]);
  for (const locale of [...locales].filter((one) => rules.concerns(key, one)).sort()) {
    const [copy, second] = copies.filter((one) => one.locale === locale);
    const verdict = verdictOn(inventory, key, locale, copy, rules);
    const reason =
      second !== undefined
        ? twice
        : verdict.kind === 'conflict'
          ? verdict.reason
          : verdict.kind === 'create' && pending !== undefined
            ? buried(pending)
            : undefined;
    if (reason === undefined) steps.push({ locale, verdict, copy });
    else
      conflicts.push({ key, locale, action: 'conflict', outcome: 'conflict', reason, ...(copy === undefined ? {} : { copy }) });
  }
  return { steps, conflicts };
}

/** Where the CMS cannot write an article at once, it is a draft until it was read back whole. */
async function create(versions: readonly Version[], siblings: readonly Copy[], target: Target): Promise<readonly Copy[]> {
  if (target.capabilities.atomic) return await target.create(versions, siblings);
  const drafts = versions.map(
    (version): Version => ({ ...version, state: 'draft', stamp: stampWith(version.stamp, { state: 'draft' }) }),
  );
  const made = await target.create(drafts, siblings);
  const copies: Copy[] = [];
  for (const copy of made) {
    const version = versions.find(({ locale }) => locale === copy.locale);
    copies.push(version?.state === 'live' ? await target.publish(copy, version.stamp) : copy);
  }
  return copies;
}

async function change(
  kind: Verdict['kind'],
  copy: Copy,
  stays: boolean,
  work: Work,
  remember: (copy: Copy) => void,
): Promise<Copy> {
  const { target, inventory } = work;
  const left = fieldsDigest(copy.fields);
  switch (kind) {
    case 'update': {
      const version = versionOf(copy.key, copy.locale, work);
      const written = await target.update(copy, version);
      remember(written);
      return await makeTrue(written, version.fields, target, remember);
    }
    case 'mark':
      return await target.mark(copy, stampOf(copy.key, copy.locale, copy.fields, work));
    case 'adopt': {
      const wrote = inventory.wanted(copy.key, copy.locale)?.digest ?? gone;
      return await target.mark(copy, formatStamp({ wrote, left, state: copy.state, adopted: true }));
    }
    case 'unpublish':
      return await target.unpublish(copy, formatStamp({ wrote: gone, left, state: 'draft', adopted: false }), stays);
    default:
      throw new Error(`Nothing is to be written for "${kind}"`);
  }
}

function versionOf(key: string, locale: string, work: Work): Version {
  const { built, inventory, target } = work;
  const protocol = inventory.protocolOf(key);
  const article = built.read({ id: key.slice(protocol.length + 1) }, { locale, protocol });
  const fields = target.render(article);
  const { state, digest } = wantedOf(key, locale, work);
  if (writtenDigest(article.digest, target.shape) !== digest)
    throw new Refused('Another build has replaced the files meanwhile', 'Run this again when the build is done.');
  return { key, locale, state, fields, stamp: stampOf(key, locale, fields, work), article };
}

function stampOf(key: string, locale: string, fields: Copy['fields'], work: Work): string {
  const { digest, state } = wantedOf(key, locale, work);
  return formatStamp({ wrote: digest, left: fieldsDigest(fields), state, adopted: false });
}

function wantedOf(key: string, locale: string, { inventory }: Work): { digest: string; state: Version['state'] } {
  const wanted = inventory.wanted(key, locale);
  if (wanted === undefined) throw new Error(`${key} is not wanted in ${locale}`);
  return wanted;
}

const stampWith = (stamp: string, change: { state: Version['state'] }): string => {
  const parsed = parseStamp(stamp);
  if (parsed === undefined) throw new Error(`"${stamp}" is no stamp`);
  return formatStamp({ ...parsed, ...change });
};

/**
 * A CMS may return other fields than it was sent, since it trims or filters: then the stamp has to say what it returned, or the next run
 * would take that for a person's edit. A field that comes back empty is no such thing: the CMS has dropped it.
 */
async function makeTrue(copy: Copy, sent: Fields, target: Target, remember: (copy: Copy) => void): Promise<Copy> {
  const stamp = parseStamp(copy.stamp);
  if (stamp === undefined) throw new Rejected('the CMS did not keep the stamp of Kontras with the article');
  const left = fieldsDigest(copy.fields);
  if (left === stamp.left) return copy;
  const dropped = Object.keys(sent).filter((name) => sent[name] !== '' && (copy.fields[name] ?? '') === '');
  if (dropped.length > 0) throw new Rejected(`the CMS did not keep ${dropped.join(', ')} of the article`);
  const marked = await target.mark(copy, formatStamp({ ...stamp, left }));
  remember(marked);
  return marked;
}
