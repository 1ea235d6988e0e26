import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { State } from '../pipeline/assemble.ts';
import { check } from '../pipeline/check.ts';
import { formats } from '../pipeline/formats/index.ts';
import { readFolder } from '../pipeline/read.ts';
import { select, UsageError } from '../pipeline/select.ts';
import { syncLocale } from '../pipeline/sync.ts';
import { type CommonOptions, count, exitCodes, print, say } from './terminal.ts';

export interface SyncFlags extends CommonOptions {
  readonly accept?: readonly string[];
}

/** `kontras sync`: note, in each locale's state.json, which English each translation was made from. */
export function runSync({ root, locale, accept = [], quiet }: SyncFlags): number {
  const { content } = check(readFolder(root));
  const { locales } = select(content, locale === undefined ? {} : { locales: locale }, formats);
  const unknown = accept.find((id) => id !== 'all' && !content.units.has(id));
  if (unknown !== undefined)
    throw new UsageError(`Unexpected unit "${unknown}", expected an id such as smtp.codes.450.name, or "all"`);
  const accepted = (id: string): boolean => accept.includes('all') || accept.includes(id);
  for (const one of content.locales.filter(({ tag }) => locales.includes(tag))) {
    const path = `locales/${one.tag}/state.json`;
    const document = content.folder.locales.get(one.tag)?.state;
    if (document !== undefined && document.value === undefined)
      throw new UsageError(`${path} cannot be read`, 'Mend or remove it first; "kontras check" says what is wrong.');
    const { state, recorded, stale } = syncLocale(content, one, (document?.value ?? {}) as State, accepted);
    const text = `${JSON.stringify(state, undefined, 2)}\n`;
    if (text !== document?.text) {
      writeFileSync(join(root, `${path}.next`), text);
      renameSync(join(root, `${path}.next`), join(root, path));
    }
    if (quiet !== true) print(`${path}: ${count(recorded.length, 'unit')} recorded, ${count(stale.length, 'unit')} stale`);
    if (stale.length > 0)
      say(
        `Stale: ${stale.join(', ')}\nRevise these, or say that they still hold: kontras sync --locale ${one.tag} --accept ID,…`,
      );
  }
  return exitCodes.clean;
}
