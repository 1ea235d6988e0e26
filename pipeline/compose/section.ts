import { blocks, heading, paragraph, sequence } from '../fragment/flow.ts';
import type { Block } from './article.ts';
import { titled } from './title.ts';
import type { Code, Wording } from './wording.ts';

/** What a comparison says of one of its codes, under the code's own heading, as one piece. */
export function codeSection(wording: Wording, code: Code, brief: boolean): Block {
  const parts: Block[] = [
    { part: 'heading', code: code.code, flow: wording.keep(heading(2, wording.say(['heading.code'])), code) },
    ...section(wording, code, 3, brief),
  ];
  return { part: 'section', code: code.code, flow: wording.keep(sequence(parts.map(({ flow }) => flow)), code), parts };
}

/**
 * What a record says of its code: description, when it is seen, how to fix it, and what it looks like on the wire.
 * @param depth of the headings
 * @param brief leaves each text at its first paragraph: beside a verdict the page is about the pair, and the rest stands on the code's own
 */
export function section(wording: Wording, code: Code, depth: 2 | 3, brief = false): Block[] {
  const unit = (field: string): string => `${wording.protocol.id}.codes.${code.code}.${field}`;
  const part = (name: 'description' | 'seen' | 'fix'): Block => {
    const text = brief ? wording.opening(unit(name)) : wording.text(unit(name));
    return { part: name, code: code.code, flow: wording.keep(sequence([titled(wording, depth, name), text]), code) };
  };
  const { session } = code.record;
  const parts = [part('description'), part('seen'), part('fix')];
  if (session === undefined) return parts;
  const flow = sequence([
    titled(wording, depth, 'session'),
    paragraph(wording.say([session.configured === true ? 'session.configured' : 'session.recorded'])),
    blocks(wording.codeBlock(session.lines.join('\n')), undefined, []),
  ]);
  return [...parts, { part: 'session', code: code.code, flow: wording.keep(flow, code) }];
}
