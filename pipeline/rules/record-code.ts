import { compileGrammar } from '../assemble.ts';
import { quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/**
 * The file's name is the code, and becomes the name of pages and files: it must be one on every system, stand in an address as it is,
 * and leave `450-vs-550` readable in one way alone.
 */
export const recordCode: Rule = {
  id: 'record/code',
  severity: 'error',
  check({ folder, protocols }, report) {
    for (const [id, { records }] of folder.protocols) {
      const pattern = protocols.find((protocol) => protocol.id === id)?.code;
      const grammar = compileGrammar(pattern);
      const spellings = new Map<string, string>();
      for (const [code, { file }] of records) {
        const twin = spellings.get(code.toLowerCase());
        if (twin === undefined) spellings.set(code.toLowerCase(), code);
        const [expected, hint] =
          problemOf(code) ??
          (grammar !== undefined && !grammar.test(code)
            ? [`what matches ${pattern}`, `Rename the file, or widen "code" in source/${id}/protocol.json.`]
            : undefined) ??
          (twin !== undefined
            ? [`no second ${quote(twin)}`, 'Rename one: a disk that ignores case holds only one of the two.']
            : []);
        if (expected !== undefined)
          report({ file, message: `Unexpected code ${quote(code)}, expected ${expected}`, hint: hint as string });
      }
    }
  },
};

/** Names of devices that Windows gives to no file, whatever its ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const devices = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** What a code must be in any protocol, and what to do. */
export function problemOf(code: string): [expected: string, hint: string] | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(code)) {
    return [
      "ASCII letters and digits, with '.', '_' and '-' inside",
      'Rename the file; the name that people read stands in "name".',
    ];
  }
  if (code.includes('..') || code.endsWith('.')) return ["no '..' and no '.' at the end", 'Rename the file.'];
  if (/(^|-)vs(-|$)/i.test(code))
    return ['no "vs" in it, which stands between the two codes of a comparison', 'Rename the file.'];
  if (code.length > 64) return ['at most 64 characters', 'Rename the file: two codes make one file name.'];
  if (code.toLowerCase() === 'overview') return ['another name than that of the page about all codes', 'Rename the file.'];
  return devices.test(code)
    ? ['another name than that of a Windows device', 'Rename the file, "code-…" for example.']
    : undefined;
}
