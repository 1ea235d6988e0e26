import { resolvePair } from '../pairs.ts';
import { quote } from '../validate.ts';
import { allCodes } from './codes.ts';
import type { Rule } from './rule.ts';

/** An entry that names no pair builds nothing, and the page that was wanted is missing without a word. */
export const configPairs: Rule = {
  id: 'config/pairs',
  severity: 'error',
  check(content, report) {
    const { folder, config } = content;
    if (folder.config === undefined || !Array.isArray(config.pairs)) return;
    const protocols = allCodes(content);
    // What a protocol.json with errors would give is not known.
    if (protocols.length < folder.protocols.size) return;
    for (const [index, entry] of (config.pairs as readonly string[]).entries()) {
      if (resolvePair(entry, protocols).length > 0) continue;
      const message = `Unexpected pair ${quote(entry)}, expected two codes of one protocol, such as ${quote(example(protocols))}`;
      report({
        document: folder.config,
        path: ['pairs', index],
        message,
        hint: hintFor(
          entry,
          protocols.map(({ id }) => id),
        ),
      });
    }
  },
};

function example(protocols: ReturnType<typeof allCodes>): string {
  const some = protocols.find(({ codes }) => codes.length > 1);
  return some === undefined ? 'smtp/450-550' : `${some.id}/${some.codes[0]}-${some.codes[1]}`;
}

function hintFor(entry: string, known: readonly string[]): string {
  const slash = entry.indexOf('/');
  const named = slash < 0 ? undefined : entry.slice(0, slash);
  if (named !== undefined && !known.includes(named)) return `There is no protocol ${quote(named)}; there is ${known.join(', ')}.`;
  return `Both codes need a file in ${named === undefined ? 'the same protocol' : `source/${named}/`}, and must differ.`;
}
