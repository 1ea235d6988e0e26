import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import type { Diagnostic } from '../pipeline/diagnostic.ts';
import { reportText } from '../pipeline/reporters/text.ts';
import { UsageError } from '../pipeline/usage-error.ts';
import { openBuilt } from '../publish/built.ts';
import { sharedName } from '../publish/locale-names.ts';
import type { Action } from '../publish/plan.ts';
import { mostRemovals, type Options, prepare } from '../publish/publish.ts';
import { openReport } from '../publish/report.ts';
import { type Redact, redactor, variableOf } from '../publish/secrets.ts';
import { type Read, readSettings, type Settings } from '../publish/settings.ts';
import { Settlements } from '../publish/settlements.ts';
import { type Obstacle, Refused } from '../publish/target.ts';
import { targetTypes } from '../publish/targets/index.ts';
import { Interrupted, interrupted, listenForInterruption } from './interruption.ts';
import { applyPlan, type PublishFlags, type Run, visibleLines } from './publish-apply.ts';
import { conflictsIn, plain, planListing, sentence, table } from './publish-plan.ts';
import { count, exitCodes, print, progressLine, say, useColor } from './terminal.ts';

/** `kontras publish TARGET`: show the plan, and with `--apply` carry it out. */
export async function runPublish(name: string, flags: PublishFlags): Promise<number> {
  const { settings, diagnostics, problem } = readSettings(flags.root, name);
  if (settings === undefined || diagnostics.length > 0) return refuse(diagnostics, flags);
  const secrets = readSecrets(settings, process.env);
  const redact = redactor(hidden(secrets));
  try {
    return await run(settings, secrets, problem, flags, redact);
  } catch (error) {
    if (!(error instanceof Refused)) throw redacted(error, redact);
    say(redact(visibleLines(`${error.message}\n${error.hint}`)));
    return error instanceof Interrupted ? interrupted : exitCodes.target;
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
  const report = flags.report === undefined ? undefined : openReport(flags.report, settings.name, redact);
  const limit = new AbortController();
  // Whoever waits listens to it, and there are as many as the config says.
  setMaxListeners(0, limit.signal);
  const { totalMinutes } = settings;
  const late = new Refused(
    `The time for the whole is up (${count(totalMinutes, 'minute')})`,
    'Run this again: it goes on where this one has ended.\n"totalMinutes" in the config says how long it may take.',
  );
  const timer = setTimeout(() => limit.abort(late), totalMinutes * 60_000);
  const interruption = listenForInterruption(
    (reason) => limit.abort(reason),
    () => report?.discard(),
  );
  try {
    const target = targetTypes[settings.type].open({ settings, secrets, signal: limit.signal });
    const shared = sharedName(built.locales, settings.locales);
    const obstacles = shared === undefined ? await target.describe(built.locales) : [twoAsOne(shared)];
    if (obstacles.length > 0)
      return refuse(
        obstacles.map((one) => diagnosticOf(one, problem)),
        flags,
        redact,
      );
    const options: Options = { ...settings, built, part, target, settlements, signal: limit.signal };
    return await planAndApply({ settings, options, flags, redact, report, interruption });
  } finally {
    clearTimeout(timer);
    interruption.end();
    report?.discard();
  }
}

async function planAndApply({ settings, options, flags, redact, report, interruption }: Run): Promise<number> {
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
    return await applyPlan(planned, { settings, options, flags, redact, report, interruption });
  } finally {
    planned.work.close();
  }
}

/** A user's name is none, but in Basic authentication it goes together with the token. */
const hidden = ({ user, token }: Secrets): string[] =>
  token === undefined ? [] : [token, ...(user === undefined ? [] : [Buffer.from(`${user}:${token}`).toString('base64')])];

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

const twoAsOne = ({ tag, other, name }: { tag: string; other: string; name: string }): Obstacle => ({
  rule: 'publish/locale',
  message: `Unexpected "${name}" for both ${other} and ${tag}, expected a name of its own for each`,
  hint: 'Say in "locales" what the CMS calls each of them.',
  setting: ['locales', tag],
});

const nameOf = ({ key, locale }: Action) => ({ key, locale });

const diagnosticOf = ({ setting, rule, message, hint }: Obstacle, problem: Read['problem']): Diagnostic =>
  problem(setting ?? [], rule, message, hint);

function refuse(diagnostics: readonly Diagnostic[], flags: PublishFlags, redact: Redact = (text) => text): number {
  say(redact(reportText(diagnostics, { color: useColor(flags, process.stderr) })));
  say('Nothing was written.');
  return exitCodes.usage;
}

/** A bug is shown with its stack, and a stack may quote what was sent. */
function redacted(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return error;
  error.message = redact(error.message);
  if (error.stack !== undefined) error.stack = redact(error.stack);
  return error;
}
