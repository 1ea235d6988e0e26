import { join } from 'node:path';
import type { State } from '../pipeline/assemble.ts';
import { check } from '../pipeline/check.ts';
import { isUnread } from '../pipeline/diagnostic.ts';
import { formats } from '../pipeline/formats/index.ts';
import { replaceFile } from '../pipeline/output/write-file.ts';
import { readFolder } from '../pipeline/read.ts';
import { reportText } from '../pipeline/reporters/text.ts';
import { concerns, select } from '../pipeline/select.ts';
import { syncLocale } from '../pipeline/sync.ts';
import { UsageError } from '../pipeline/usage-error.ts';
import { type CommonOptions, count, exitCodes, print, say, useColor } from './terminal.ts';

export interface SyncFlags extends CommonOptions {
  readonly accept?: readonly string[];
  readonly reviewed?: readonly string[];
}

/** `kontras sync`: note, in each locale's state.json, which English each translation was made from. */
export function runSync({ root, locale, protocol, accept = [], reviewed = [], quiet, ...flags }: SyncFlags): number {
  const { content, diagnostics } = check(readFolder(root));
  const selection = {
    ...(locale === undefined ? {} : { locales: locale }),
    ...(protocol === undefined ? {} : { protocols: protocol }),
  };
  const { locales, protocols } = select(content, selection, formats);
  // What cannot be read would seem to be gone, and with it what is known of it.
  const unread = diagnostics.filter((one) => isUnread(one) && concerns(one, selection));
  if (unread.length > 0) {
    say(reportText(unread, { color: useColor(flags, process.stderr) }));
    say('Nothing was recorded.');
    return exitCodes.problems;
  }
  const unknown = [...accept, ...reviewed].find((id) => id !== 'all' && !content.units.has(id));
  if (unknown !== undefined)
    throw new UsageError(`Unexpected unit "${unknown}", expected an id such as smtp.codes.450.name, or "all"`);
  const files = protocol === undefined ? undefined : ['article', ...protocols.map(({ id }) => id)];
  const choice = {
    accepted: oneOf(accept),
    reviewed: oneOf(reviewed),
    selected: (id: string): boolean => files?.some((file) => id.startsWith(`${file}.`)) ?? true,
  };
  for (const one of content.locales.filter(({ tag }) => locales.includes(tag))) {
    const path = `locales/${one.tag}/state.json`;
    const document = content.folder.locales.get(one.tag)?.state;
    const { state, recorded, stale } = syncLocale(content, one, (document?.value ?? {}) as State, choice);
    const text = `${JSON.stringify(state, undefined, 2)}\n`;
    if (text !== document?.text) replaceFile(join(root, path), text);
    if (quiet !== true) print(`${path}: ${count(recorded.length, 'unit')} recorded, ${count(stale.length, 'unit')} stale`);
    if (stale.length > 0) {
      const list = stale.map((id) => `  ${id}`).join('\n');
      say(`Stale:\n${list}\nRevise these, or say that they still hold:\n  kontras sync --locale ${one.tag} --accept ID,…`);
    }
  }
  return exitCodes.clean;
}

const oneOf =
  (ids: readonly string[]) =>
  (id: string): boolean =>
    ids.includes('all') || ids.includes(id);
