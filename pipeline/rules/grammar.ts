import { compileGrammar } from '../assemble.ts';
import { quote } from '../validate.ts';
import type { Rule } from './rule.ts';

/** A grammar that is no regular expression would let every code pass. */
export const grammar: Rule = {
  id: 'protocol/grammar',
  severity: 'error',
  check({ folder, protocols }, report) {
    for (const { id, code } of protocols) {
      const document = folder.protocols.get(id)?.protocol;
      if (code === undefined || document === undefined || compileGrammar(code) !== undefined) continue;
      const message = `Unexpected ${quote(code)}, expected a regular expression: ${reasonOf(code)}`;
      report({
        document,
        path: ['code'],
        message,
        hint: 'Write it as in JavaScript with the flag u, and each backslash twice, as JSON wants it.',
      });
    }
  },
};

/** What the engine says, without the expression, which versions of Node.js quote in different ways. */
function reasonOf(pattern: string): string {
  try {
    new RegExp(pattern, 'u');
    return '';
  } catch (error) {
    return (error as Error).message.split(': ').at(-1)?.toLowerCase() ?? '';
  }
}
