import { visible } from '../pipeline/reporters/visible.ts';
import { realClock } from '../publish/http/clock.ts';
import { followProgress } from '../publish/progress.ts';
import { count as countOne, execute, type Options, type Planned } from '../publish/publish.ts';
import type { Entry, ReportFile } from '../publish/report.ts';
import type { Redact } from '../publish/secrets.ts';
import type { Settings } from '../publish/settings.ts';
import { Refused } from '../publish/target.ts';
import { type Interruption, interrupted } from './interruption.ts';
import { conflictsIn, plain, sentence, shown } from './publish-plan.ts';
import { type CommonOptions, count, exitCodes, print, progressLine, say, seconds } from './terminal.ts';

export interface PublishFlags extends CommonOptions {
  readonly from?: string;
  readonly apply?: boolean;
  readonly diff?: boolean;
  readonly overwrite?: readonly string[];
  readonly adopt?: readonly string[];
  readonly allowRemovals?: boolean;
  readonly report?: string;
}

/** One run of `kontras publish`. */
export interface Run {
  readonly settings: Settings;
  readonly options: Options;
  readonly flags: PublishFlags;
  readonly redact: Redact;
  readonly report: ReportFile | undefined;
  readonly interruption: Interruption;
}

/** Carry a plan out, say how it goes, and give the exit code. */
export async function applyPlan(planned: Planned, run: Run): Promise<number> {
  const { settings, options, flags, redact, report, interruption } = run;
  const quiet = flags.quiet === true;
  const start = performance.now();
  const result = new Map<string, Map<string, number>>();
  const all = planned.work.size;
  const line = progressLine(quiet);
  const note = (text: string): void => (quiet || process.stderr.isTTY === true ? undefined : say(text));
  const progress = followProgress(all, realClock, line.show, note);
  const failed = listing();
  const noticed = listing();
  let settled = 0;
  const finish = (): void => {
    line.clear();
    progress.end();
    report?.close({
      applied: true,
      complete: settled === all,
      seconds: Math.round((performance.now() - start) / 1000),
      counts: plain(result),
    });
  };
  interruption.writes();
  try {
    await execute(planned, options, {
      concurrency: settings.concurrency,
      isStopped: interruption.isStopped,
      onOutcome({ copy: _, ...outcome }) {
        report?.add(outcome);
        countOne(result, outcome.locale, outcome.outcome === 'done' ? outcome.action : outcome.outcome);
        if (outcome.outcome === 'failed') failed.add(outcome, `could not ${outcome.action}: ${outcome.reason}`);
        if (outcome.outcome === 'done' && outcome.reason !== undefined) noticed.add(outcome, outcome.reason);
      },
      onProgress(number) {
        settled = number;
        progress.settled(number);
      },
    });
  } catch (error) {
    finish();
    if (error instanceof Refused) say(`Ended after ${progress.text()}`);
    throw error;
  }
  finish();
  if (!quiet) print(redact(`Published to ${settings.name} in ${seconds(performance.now() - start)}: ${sentence(result)}`));
  if (failed.size() > 0) say(redact(failed.text(`Failed: ${count(failed.size(), 'article')}`)));
  if (noticed.size() > 0) say(redact(noticed.text(`Written over the work of a person; it is kept in the CMS:`)));
  if (settled < all) {
    say(
      `Stopped after ${count(settled, 'article')} of ${all}.\nRun the same command again: it goes on where this one has ended.`,
    );
    return interrupted;
  }
  if (failed.size() > 0) return exitCodes.target;
  if (conflictsIn(result) > 0 && !quiet)
    say('Conflicts were left as they are.\nSettle each with --overwrite ID (ours) or --adopt ID (theirs).');
  return conflictsIn(result) + noticed.size() > 0 ? exitCodes.problems : exitCodes.clean;
}

/** Several lines, without what a terminal would take for a command. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/** The first of some articles, each with what is to be said of it. */
function listing(): { add(entry: Entry, what: string): void; size(): number; text(heading: string): string } {
  const lines: string[] = [];
  let size = 0;
  return {
    add({ key, locale }, what) {
      size += 1;
      if (size <= shown.others) lines.push(`  ${locale}/${key}  ${what}`);
    },
    size: () => size,
    text: (heading) => visibleLines([heading, ...lines].join('\n')),
  };
}
