import { blocks, paragraph, sequence } from '../fragment/flow.ts';
import type { Block } from './article.ts';
import { titled } from './title.ts';
import type { Code, Wording } from './wording.ts';

/**
 * What a record says of its code: description, when it is seen, how to fix it, and what it looks like on the wire.
 * Composed once for each code and locale.
 * @param depth of the headings
 * @param brief leaves each text at its first paragraph: beside a verdict the page is about the pair, and the rest stands on the code's own
 */
export function section(wording: Wording, code: Code, depth: 2 | 3, brief = false): Block[] {
  const unit = (field: string): string => `${wording.protocol.id}.codes.${code.code}.${field}`;
  const part = (name: 'description' | 'seen' | 'fix'): Block => ({
    part: name,
    code: code.code,
    flow: wording.keep(`section ${depth} ${brief} ${unit(name)}`, () =>
      sequence([titled(wording, depth, name), brief ? wording.opening(unit(name)) : wording.text(unit(name))]),
    ),
  });
  const { session } = code.record;
  const recorded: Block[] =
    session === undefined
      ? []
      : [
          {
            part: 'session',
            code: code.code,
            flow: wording.keep(`section ${depth} ${unit('session')}`, () =>
              sequence([
                titled(wording, depth, 'session'),
                paragraph(wording.say([session.configured === true ? 'session.configured' : 'session.recorded'], code)),
                blocks(wording.codeBlock(session.lines.join('\n')), undefined, []),
              ]),
            ),
          },
        ];
  return [part('description'), part('seen'), part('fix'), ...recorded];
}
