import { join } from 'node:path';
import { check } from '../pipeline/check.ts';
import { directionOf } from '../pipeline/language.ts';
import { createFile } from '../pipeline/output/write-file.ts';
import { readFolder } from '../pipeline/read.ts';
import { newCode, newLocale } from '../pipeline/scaffold.ts';
import { type CommonOptions, count, exitCodes, print } from './terminal.ts';

/** `kontras new locale TAG` */
export function runNewLocale(tag: string, { root, quiet }: CommonOptions): number {
  const { content } = check(readFolder(root));
  const files = newLocale(content, tag);
  for (const { path, text } of files) createFile(join(root, path), text);
  if (quiet === true) return exitCodes.clean;
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(tag);
  const lines = files.map(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const units = [...content.units.keys()].filter((id) => id.startsWith(`${name.slice(0, -'.json'.length)}.`)).length;
    return `  ${name.padEnd(14)} ${count(units, 'text')} to translate`;
  });
  const commands = [`kontras check --locale ${tag}`, 'kontras build', `kontras sync --locale ${tag}`] as const;
  const width = commands[0].length;
  print(`Created locales/${tag}/ for ${language},
written from ${directionOf(tag) === 'rtl' ? 'right to left' : 'left to right'}.
${lines.join('\n')}

Next:
  1. Translate, headings first. After a build, VS Code shows the English of
     each key; in an emptied file, Ctrl+Space offers all keys to be filled in.
  2. ${commands[0].padEnd(width)}  shows what is missing and wrong
  3. ${commands[1].padEnd(width)}  English, marked, where a text is missing
  4. ${commands[2].padEnd(width)}  notes which English each was made from`);
  return exitCodes.clean;
}

/** `kontras new code PROTOCOL CODE` */
export function runNewCode(protocol: string, code: string, { root, quiet }: CommonOptions): number {
  const { content } = check(readFolder(root));
  const files = newCode(content, protocol, code);
  for (const { path, text } of files) createFile(join(root, path), text);
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
