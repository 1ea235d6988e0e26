import type { Article, Block } from '../compose/index.ts';
import { between } from '../fragment/flow.ts';
import type { Stretch } from '../fragment/stretch.ts';
import type { Syntax } from '../fragment/syntax.ts';
import type { Sheet } from '../pages/sheet.ts';

const separators: Readonly<Record<Syntax, readonly Stretch[]>> = { markdown: [between('markdown')], html: [between('html')] };

/**
 * Write the blocks of an article, without a newline at their end.
 * @param quoted as the inside of a JSON string
 */
export function writeBody({ blocks, about }: Article, syntax: Syntax, sheet: Sheet, quoted = false): void {
  for (let at = 0; at < blocks.length; at += 1) {
    if (at > 0) sheet.say(separators[syntax], about, quoted);
    sheet.say((blocks[at] as Block).flow.stretches(syntax), about, quoted);
  }
}
