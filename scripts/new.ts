import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from '../pipeline/check.ts';
import { directionOf } from '../pipeline/language.ts';
import { readFolder } from '../pipeline/read.ts';
import { type NewFile, newCode, newLocale } from '../pipeline/scaffold.ts';
import { UsageError } from '../pipeline/select.ts';
import { type CommonOptions, count, exitCodes, print } from './terminal.ts';

/** `kontras new locale TAG` */
export function runNewLocale(tag: string, { root, quiet }: CommonOptions): number {
  const { content } = check(readFolder(root));
  const files = newLocale(content, tag);
  create(root, files);
  if (quiet === true) return exitCodes.clean;
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(tag);
  const lines = files.map(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const units = [...content.units.keys()].filter((id) => id.startsWith(`${name.slice(0, -'.json'.length)}.`)).length;
    return `  ${name.padEnd(14)} ${count(units, 'text')} to translate`;
  });
  print(`Created locales/${tag}/ for ${language}, written from ${directionOf(tag) === 'rtl' ? 'right to left' : 'left to right'}.
${lines.join('\n')}

Next:
  1. Translate, headings first. In VS Code, after a build, the English of each
     key is shown and "All keys, to be filled in" adds those that are missing.
  2. kontras check --locale ${tag}     shows what is missing and what is wrong
  3. kontras build                  English stands in, marked, for what is missing
  4. kontras sync --locale ${tag}      notes which English each text was made from`);
  return exitCodes.clean;
}

/** `kontras new code PROTOCOL CODE` */
export function runNewCode(protocol: string, code: string, { root, quiet }: CommonOptions): number {
  const { content } = check(readFolder(root));
  const files = newCode(content, protocol, code);
  create(root, files);
  if (quiet === true) return exitCodes.clean;
  print(`Created source/${protocol}/${code}.json with its required fields, empty.

Next:
  1. Fill them in; docs/writing.md says what each one holds and how it reads.
     With "summary", "retry" and "actor" the code gets the rich article.
  2. kontras check     shows what is missing and what is wrong
  3. kontras status    shows which locales now lack the code
  4. kontras build     writes its page and its comparisons`);
  return exitCodes.clean;
}

function create(root: string, files: readonly NewFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    try {
      writeFileSync(join(root, path), text, { flag: 'wx' });
    } catch (error) {
      throw new UsageError(`Could not create ${path}: ${(error as NodeJS.ErrnoException).code}`);
    }
  }
}
