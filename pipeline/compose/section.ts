import { blocks, paragraph, sequence } from '../fragment/flow.ts';
import type { Block } from './article.ts';
import { titled } from './title.ts';
import type { Code, Wording } from './wording.ts';

/**
 * What a record says of its code: description, when it is seen, how to fix it, and what it looks like on the wire.
 * Composed once for each code and locale.
 * @param depth of the headings
 */
export function section(wording: Wording, code: Code, depth: 2 | 3): Block[] {
  const unit = (field: string): string => `${wording.protocol.id}.codes.${code.code}.${field}`;
  const part = (name: 'description' | 'seen' | 'fix'): Block => ({
    part: name,
    code: code.code,
    flow: wording.keep(`section ${depth} ${unit(name)}`, () =>
      sequence([titled(wording, depth, name), wording.text(unit(name))]),
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
                paragraph(wording.say(['session.recorded'], code)),
                blocks(wording.codeBlock(session.lines.join('\n')), undefined, []),
              ]),
            ),
          },
        ];
  return [part('description'), part('seen'), part('fix'), ...recorded];
}
