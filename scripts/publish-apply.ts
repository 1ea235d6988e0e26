import { visible } from '../pipeline/reporters/visible.ts';
import { progressText } from '../publish/progress.ts';
import { count as countOne, execute, type Options, type Planned } from '../publish/publish.ts';
import type { ReportFile } from '../publish/report.ts';
import type { Redact } from '../publish/secrets.ts';
import type { Settings } from '../publish/settings.ts';
import { Refused } from '../publish/target.ts';
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
}

/** Interrupted by a person: 128 and the number of the signal, as shells have it. */
const interrupted = 130;

/** Carry a plan out, say how it goes, and give the exit code. */
export async function applyPlan(planned: Planned, { settings, options, flags, redact, report }: Run): Promise<number> {
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

/** Several lines, without what a terminal would take for a command. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');
