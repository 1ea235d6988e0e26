import { join } from 'node:path';
import type { Diagnostic } from '../pipeline/diagnostic.ts';
import { reportText } from '../pipeline/reporters/text.ts';
import { visible } from '../pipeline/reporters/visible.ts';
import { UsageError } from '../pipeline/select.ts';
import { openBuilt } from '../publish/built.ts';
import type { Action } from '../publish/plan.ts';
import { progressText } from '../publish/progress.ts';
import { count as countOne, execute, mostRemovals, type Options, type Planned, prepare } from '../publish/publish.ts';
import { openReport, type ReportFile } from '../publish/report.ts';
import { type Redact, redactor, variableOf } from '../publish/secrets.ts';
import { type Read, readSettings, type Settings } from '../publish/settings.ts';
import { Settlements } from '../publish/settlements.ts';
import { type Obstacle, Refused } from '../publish/target.ts';
import { targetTypes } from '../publish/targets/index.ts';
import { conflictsIn, plain, planListing, sentence, shown, table } from './publish-plan.ts';
import { type CommonOptions, count, exitCodes, print, progressLine, say, seconds, useColor } from './terminal.ts';

export interface PublishFlags extends CommonOptions {
  readonly from?: string;
  readonly apply?: boolean;
  readonly diff?: boolean;
  readonly overwrite?: readonly string[];
  readonly adopt?: readonly string[];
  readonly allowRemovals?: boolean;
  readonly report?: string;
}

/** Interrupted by a person: 128 and the number of the signal, as shells have it. */
const interrupted = 130;

/** `kontras publish TARGET`: show the plan, and with `--apply` carry it out. */
export async function runPublish(name: string, flags: PublishFlags): Promise<number> {
  const { settings, diagnostics, problem } = readSettings(flags.root, name);
  if (settings === undefined || diagnostics.length > 0) return refuse(diagnostics, flags);
  const secrets = readSecrets(settings, process.env);
  const redact = redactor(Object.values(secrets));
  try {
    return await run(settings, secrets, problem, flags, redact);
  } catch (error) {
    if (!(error instanceof Refused)) throw redacted(error, redact);
    say(redact(visibleLines(`${error.message}\n${error.hint}`)));
    return exitCodes.target;
  }
}

async function run(
  settings: Settings,
  secrets: Secrets,
  problem: Read['problem'],
  flags: PublishFlags,
  redact: Redact,
): Promise<number> {
  const part = { locales: flags.locale, protocols: flags.protocol };
  const built = openBuilt(flags.from ?? join(flags.root, 'dist'), part);
  const settlements = new Settlements(flags.overwrite, flags.adopt);
  const limit = new AbortController();
  const { totalMinutes } = settings;
  const late = new Refused(
    `The time for the whole is up (${count(totalMinutes, 'minute')})`,
    'Run this again: it goes on where this one has ended. "totalMinutes" in the config says how long it may take.',
  );
  const timer = setTimeout(() => limit.abort(late), totalMinutes * 60_000);
  const type = targetTypes[settings.type];
  const target = type.open({ settings, secrets, signal: limit.signal });
  const report = flags.report === undefined ? undefined : openReport(flags.report, settings.name, redact);
  try {
    const obstacles = await target.describe(built.locales);
    if (obstacles.length > 0)
      return refuse(
        obstacles.map((one) => diagnosticOf(one, problem)),
        flags,
        redact,
      );
    const options: Options = { ...settings, built, part, target, settlements, signal: limit.signal };
    return await planAndApply(settings, options, flags, redact, report);
  } finally {
    clearTimeout(timer);
    report?.discard();
  }
}

async function planAndApply(
  settings: Settings,
  options: Options,
  flags: PublishFlags,
  redact: Redact,
  report: ReportFile | undefined,
): Promise<number> {
  const quiet = flags.quiet === true;
  const out = (text: string): void => (quiet ? undefined : print(redact(text)));
  const progress = progressLine(quiet);
  const listing = planListing(options.target, options.built, flags.diff === true);
  let read = 0;
  const planned = await prepare(options, (action, inventory) => {
    read += 1;
    if (read % 500 === 0) progress.show(`${count(read, 'article')} compared`);
    listing.add(action, inventory);
    if (flags.apply !== true && action.kind !== 'same')
      report?.add({
        ...nameOf(action),
        action: action.kind,
        outcome: action.kind === 'conflict' ? 'conflict' : 'planned',
        ...(action.reason === undefined ? {} : { reason: action.reason }),
      });
  });
  progress.clear();
  try {
    out(`Plan for ${settings.name}: ${sentence(planned.counts)}\n${table(planned.counts)}`);
    for (const line of listing.lines()) out(line);
    const tooMany = flags.allowRemovals !== true && planned.removals > planned.published * mostRemovals;
    if (tooMany) {
      say(
        `${count(planned.removals, 'article')} of ${count(planned.published, 'published one')} would be removed, more than ${mostRemovals * 100}%.\nNothing was written. If that is right, run this again with --allow-removals.`,
      );
      report?.close({ applied: false, refused: 'removals', counts: plain(planned.counts) });
      return exitCodes.problems;
    }
    if (flags.apply !== true) {
      report?.close({ applied: false, counts: plain(planned.counts) });
      if (planned.work.size > 0) out('Nothing was written. Run this with --apply to carry the plan out.');
      return conflictsIn(planned.counts) > 0 ? exitCodes.problems : exitCodes.clean;
    }
    return await apply(planned, settings, options, flags, redact, report);
  } finally {
    planned.work.close();
  }
}

async function apply(
  planned: Planned,
  settings: Settings,
  options: Options,
  flags: PublishFlags,
  redact: Redact,
  report: ReportFile | undefined,
): Promise<number> {
  const quiet = flags.quiet === true;
  const start = performance.now();
  const result = new Map<string, Map<string, number>>();
  const line = progressLine(quiet);
  let stopped = false;
  let settled = 0;
  const stop = (): void => {
    if (stopped) process.exit(interrupted);
    stopped = true;
    line.clear();
    say('Stopping: what is in flight is finished first. Press Ctrl+C again to end at once.');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const text = (): string => progressText(settled, planned.work.size, performance.now() - start);
  const everyMinute = setInterval(() => {
    if (!quiet && process.stderr.isTTY !== true) say(text());
  }, 60_000);
  const failures: string[] = [];
  let failed = 0;
  const finish = (): void => {
    line.clear();
    clearInterval(everyMinute);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    report?.close({
      applied: true,
      complete: settled === planned.work.size,
      seconds: Math.round((performance.now() - start) / 1000),
      counts: plain(result),
    });
  };
  try {
    await execute(planned, options, {
      concurrency: settings.concurrency,
      isStopped: () => stopped,
      onOutcome({ copy: _, ...outcome }) {
        report?.add(outcome);
        countOne(result, outcome.locale, outcome.outcome === 'done' ? outcome.action : outcome.outcome);
        if (outcome.outcome !== 'failed') return;
        failed += 1;
        if (failed <= shown.others)
          failures.push(`  ${outcome.locale}/${outcome.key}  could not ${outcome.action}: ${outcome.reason}`);
      },
      onProgress(number) {
        settled = number;
        line.show(text());
      },
    });
  } catch (error) {
    finish();
    if (error instanceof Refused) say(`Ended after ${text()}`);
    throw error;
  }
  finish();
  if (!quiet) print(redact(`Published to ${settings.name} in ${seconds(performance.now() - start)}: ${sentence(result)}`));
  if (failures.length > 0) say(redact(visibleLines(`Failed: ${count(failed, 'article')}\n${failures.join('\n')}`)));
  if (settled < planned.work.size) {
    say(
      `Stopped after ${count(settled, 'article')} of ${planned.work.size}. Run the same command again: it goes on where this one has ended.`,
    );
    return interrupted;
  }
  if (failed > 0) return exitCodes.target;
  if (conflictsIn(result) === 0) return exitCodes.clean;
  if (!quiet) say('Conflicts were left as they are. Settle each with --overwrite ID (ours) or --adopt ID (theirs).');
  return exitCodes.problems;
}

type Secrets = { readonly token?: string; readonly user?: string };

/** @throws UsageError where one is not in the environment */
function readSecrets({ name, type }: Settings, environment: NodeJS.ProcessEnv): Secrets {
  const secrets: { token?: string; user?: string } = {};
  for (const [what, meaning] of Object.entries(targetTypes[type].needs)) {
    const variable = variableOf(name, what === 'token' ? 'TOKEN' : 'USER');
    const value = environment[variable];
    if (value === undefined || value.trim() === '')
      throw new UsageError(
        `Missing ${variable} in the environment, expected ${meaning}`,
        'docs/publishing.md says where it comes from.',
      );
    // A header takes no other characters, and a file that a secret is read from often ends with a new line.
    if (!/^[\x20-\x7e]+$/.test(value.trim()))
      throw new UsageError(`Unexpected characters in ${variable}, expected plain ASCII`, 'Copy it again.');
    secrets[what as keyof Secrets] = value.trim();
  }
  return secrets;
}

const nameOf = ({ key, locale }: Action) => ({ key, locale });

const diagnosticOf = ({ setting, rule, message, hint }: Obstacle, problem: Read['problem']): Diagnostic =>
  problem(setting ?? [], rule, message, hint);

function refuse(diagnostics: readonly Diagnostic[], flags: PublishFlags, redact: Redact = (text) => text): number {
  say(redact(reportText(diagnostics, { color: useColor(flags, process.stderr) })));
  say('Nothing was written.');
  return exitCodes.usage;
}

const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/** A bug is shown with its stack, and a stack may quote what was sent. */
function redacted(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return error;
  error.message = redact(error.message);
  if (error.stack !== undefined) error.stack = redact(error.stack);
  return error;
}
