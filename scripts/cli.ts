#!/usr/bin/env node
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { OutputError } from '../pipeline/output/output-error.ts';
import { UsageError } from '../pipeline/usage-error.ts';
import { exitCodes, say } from './terminal.ts';

/** A flag that is given twice names what both name. */
const names = (value: string, before: readonly string[] = []): string[] => {
  const list = value.split(',').map((name) => name.trim());
  if (list.includes('')) throw new InvalidArgumentError('Expected names with commas between them.');
  return [...before, ...list];
};

const folder = (value: string): string => {
  if (!existsSync(value) || !statSync(value).isDirectory()) throw new InvalidArgumentError('Expected a folder that exists.');
  return value;
};

const wholeNumber = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError('Expected a whole number from 1 to 999.');
  return Number(value);
};

/** "3/8": the third of eight. */
const shard = (value: string): { index: number; count: number } => {
  const [, index, count] = (/^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(value) ?? []).map(Number);
  if (index === undefined || count === undefined || index > count)
    throw new InvalidArgumentError('Expected a part of several, such as 1/8 to 8/8.');
  return { index, count };
};

/** Give a verb the flags that all have. */
function verb(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .addOption(
      new Option('--root <dir>', 'the folder that has source/, locales/ and the config')
        .argParser(folder)
        .default(process.cwd(), 'the working folder'),
    )
    .option('--locale <tags>', 'only these locales, such as id,ko', names)
    .option('--protocol <names>', 'only these protocols', names)
    .option('--quiet', 'say nothing but problems')
    .option('--no-color', 'no color on the terminal')
    .helpOption('--help', 'show this help')
    .exitOverride();
}

function program(finish: (code: number) => void): Command {
  const top = new Command('kontras')
    .description('Comparison articles on protocol status codes, in every language')
    .version(packageVersion(), '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  verb(top, 'build', 'check the content, then write every article')
    .option('--format <names>', 'only these formats, such as markdown', names)
    .option('--out <dir>', 'the folder to write; dist in the root by default')
    .option('--container <name>', 'what to put the pages in: files, ndjson, ndjson.gz or sqlite; files by default')
    .option('--strict', 'take a missing or stale translation for an error')
    .option('--verify', 'look at every file of the output too, and mend what was changed or deleted')
    .option('--explain', 'say of each page that is written why')
    .option('--watch', 'build again whenever a file is saved')
    .option('--shard <part>', 'only one of several equal parts, such as 3/8, for "kontras merge"', shard)
    .option('--workers <count>', 'how many threads make pages; as many as pay by default', wholeNumber)
    .action(async (flags) => finish(await (await import('./build.ts')).runBuild(flags)));
  verb(top, 'merge <folders...>', 'join the parts that were built with --shard')
    .option('--out <dir>', 'the folder to write; dist in the root by default')
    .action(async (folders, flags) => finish((await import('./merge.ts')).runMerge(folders, flags)));
  verb(top, 'check', 'show every problem in the content; write nothing')
    .option('--strict', 'take a missing or stale translation for an error')
    .addOption(new Option('--reporter <name>', 'how to show the problems: text, json or github').default('text'))
    .action(async (flags) => finish((await import('./check.ts')).runCheck(flags)));
  verb(top, 'status', 'show how far each locale is')
    .option('--json', 'for programs')
    .action(async (flags) => finish((await import('./status.ts')).runStatus(flags)));
  verb(top, 'audit', 'measure how much of each article is its own, and what search engines should list')
    .option('--json', 'for programs')
    .action(async (flags) => finish((await import('./audit.ts')).runAudit(flags)));
  const add = top
    .command('new')
    .description('start a locale or a code')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .exitOverride();
  verb(add, 'locale <tag>', 'start a locale, such as ja or pt-BR').action(async (tag, flags) =>
    finish((await import('./new.ts')).runNewLocale(tag, flags)),
  );
  verb(add, 'code <protocol> <code>', 'start a record, such as smtp 450').action(async (protocol, code, flags) =>
    finish((await import('./new.ts')).runNewCode(protocol, code, flags)),
  );
  verb(top, 'sync', 'note which English each translation was made from')
    .option('--accept <ids>', 'units whose translation still holds although the English has changed, or "all"', names)
    .option('--reviewed <ids>', 'units whose translation a second person has read, or "all"', names)
    .action(async (flags) => finish((await import('./sync.ts')).runSync(flags)));
  verb(top, 'publish <target>', 'show what publishing would do; do it with --apply')
    .option('--apply', 'carry the plan out')
    .option('--diff', 'show every difference in full')
    .option('--overwrite <ids>', 'conflicts to settle with our version, such as smtp-450 or ko/smtp-450', names)
    .option('--adopt <ids>', 'conflicts to settle with the version in the CMS, until ours changes', names)
    .option('--allow-removals', 'let more than 10% of the published articles be unpublished or deleted')
    .option('--from <dir>', 'the folder of a build; dist in the root by default')
    .option('--report <file>', 'write what was planned or done, for programs')
    .action(async (target, flags) => finish(await (await import('./publish.ts')).runPublish(target, flags)));
  return top;
}

function packageVersion(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json'))) at = dirname(at);
  return (JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Run one command line and give its exit code: 0 clean, 1 problems in the content, 2 wrong usage or config, 3 the target failed, 70 our own bug. */
async function main(argv: readonly string[]): Promise<number> {
  let code: number = exitCodes.clean;
  try {
    await program((result) => {
      code = result;
    }).parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return explain(error);
    if (error instanceof UsageError || error instanceof OutputError) {
      say(`${error.message}${error.hint === undefined ? '' : `\n${error.hint}`}`);
      return error instanceof UsageError ? exitCodes.usage : exitCodes.target;
    }
    say(`This is a bug in Kontras; please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}`);
    return exitCodes.bug;
  }
}

function explain(error: CommanderError): number {
  if (error.exitCode === 0) return exitCodes.clean;
  if (error.code === 'commander.help') return exitCodes.usage;
  say(
    `${error.message.replace(/^error: /, '').replace(/^./, (letter) => letter.toUpperCase())}\nRun "kontras --help" for the commands and "kontras VERB --help" for their flags.`,
  );
  return exitCodes.usage;
}

// A reader such as "head" that has seen enough closes the pipe: no fault of ours, and no reason to change the exit code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv);
