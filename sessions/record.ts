import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exitCodes, print, say } from '../scripts/terminal.ts';
import { recordCode } from './record-code.ts';
import { Running } from './running.ts';
import { scenarios } from './scenarios.ts';
import { ServerError } from './servers/server.ts';

const usage = `Usage: npm run record -- [CODE …] [--check] [--root DIR]
Records the exchange of each code with a real server on this machine, and writes it into source/smtp/CODE.json.
  --check     write nothing; show where a record differs from what the server says now
  --root DIR  the folder that has source/; the project by default`;

interface Choice {
  readonly folder: string;
  readonly codes: readonly string[];
  readonly check: boolean;
}

/** What the command line asks for; a text where it is wrong, or asks for help. */
function choose(argv: readonly string[]): Choice | { readonly fault: string } {
  const options = { check: { type: 'boolean', default: false }, root: { type: 'string' } } as const;
  let parsed: { values: { check: boolean; root?: string | undefined }; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    return { fault: (error as Error).message };
  }
  const { values, positionals } = parsed;
  const folder = join(values.root ?? fileURLToPath(new URL('..', import.meta.url)), 'source/smtp');
  if (!existsSync(folder)) return { fault: `Unexpected root, expected a folder that has source/smtp` };
  const records = readdirSync(folder).flatMap((name) => /^([0-9]{3})\.json$/.exec(name)?.[1] ?? []);
  const unknown = positionals.find((code) => !records.includes(code));
  if (unknown !== undefined) return { fault: `Unexpected code "${unknown}", expected one that has a record` };
  const silent = positionals.find((code) => !scenarios.some((one) => one.code === code));
  if (silent !== undefined && !values.check)
    return { fault: `Unexpected code ${silent}, expected one that a server can be made to give; sessions/README.md says why` };
  return { folder, codes: positionals.length > 0 ? positionals : records.sort(), check: values.check };
}

/** 0 done, 1 a record differs or a server gave another reply, 2 wrong usage, 3 a server is missing or does not start, 70 our own bug. */
async function main(argv: readonly string[], running: Running): Promise<number> {
  const choice = choose(argv);
  if ('fault' in choice) {
    say(`${choice.fault}\n${usage}`);
    return exitCodes.usage;
  }
  const { folder, codes, check } = choice;
  let wrong = 0;
  try {
    for (const code of codes) {
      const { good, report } = await recordCode(code, join(folder, `${code}.json`), running, check);
      if (running.stopped) break;
      if (report !== '') print(`${code}: ${report}`);
      if (!good) wrong += 1;
    }
  } catch (error) {
    if (!(error instanceof ServerError)) {
      say(
        `This is a bug in Kontras; please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}`,
      );
      return exitCodes.bug;
    }
    say(error.message);
    return exitCodes.target;
  } finally {
    await running.stop();
  }
  print(wrong === 0 ? `${codes.length} codes, all well` : `${codes.length} codes, ${wrong} of them with a problem`);
  return wrong === 0 ? exitCodes.clean : exitCodes.problems;
}

const running = new Running();
/** The exit code of a run that was ended from outside, whichever part of it comes to its end last. */
let ended: number | undefined;
// Ended from outside: stop the servers first. A second signal ends at once, and what "exit" does still happens.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    if (ended !== undefined) process.exit(ended);
    ended = code;
    void running.stop().finally(() => process.exit(code));
  });
}
const result = await main(process.argv.slice(2), running);
process.exitCode = ended ?? result;
