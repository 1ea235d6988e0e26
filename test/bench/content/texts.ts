import { pick, type Random } from './random.ts';
import type { Voice } from './voices.ts';

/** A place in a sentence: a word, words with emphasis or a link, or what stands in every language as it is. */
type Token = 'word' | '*' | '**' | { readonly link: string } | { readonly asIs: string };

interface Block {
  readonly isList: boolean;
  readonly sentences: readonly (readonly Token[])[];
}

/** A text without its words: every translation of a text has the same shape, as the rules want it. */
export type Shape = readonly Block[];

export type Field = 'summary' | 'description' | 'seen' | 'fix';
export const fields: readonly Field[] = ['summary', 'description', 'seen', 'fix'];

const codeSpans = ['RCPT TO', 'MAIL FROM', 'DATA', 'EHLO', 'AUTH', 'STARTTLS', 'QUIT', 'SIZE', '4.7.1', '5.1.1', '4.4.2'];

/**
 * As in `source/smtp`: a description has a sentence that can stand alone and a second paragraph, a `seen` is one sentence, one `fix` in
 * eight has two paragraphs, and nearly every text but the summary has a code span or two. Emphasis, links and lists are rarer than one in
 * twenty there; here they are as many, so that each costs something.
 */
export function shapeOf(field: Field, random: Random): Shape {
  const oneIn = (many: number): boolean => random(many) === 0;
  const sentence = (words: number, spans: number): Token[] => {
    const tokens = Array.from({ length: words + random(4) }, (): Token => 'word');
    // Never in the first place, which begins with a capital letter.
    const put = (token: Token): void => {
      tokens[1 + random(tokens.length - 1)] = token;
    };
    if (oneIn(30)) put('*');
    if (oneIn(30)) put('**');
    if (oneIn(30)) put({ link: `https://www.rfc-editor.org/rfc/rfc${pick(['5321', '3463', '4954'], random)}` });
    if (oneIn(8)) put({ asIs: pick(['30', '100', '587'], random) });
    for (let span = 0; span < spans; span += 1) put({ asIs: `\`${pick(codeSpans, random)}\`` });
    return tokens;
  };
  const paragraph = (...sentences: Token[][]): Block => ({ isList: false, sentences });
  switch (field) {
    case 'summary':
      return [paragraph(sentence(7, oneIn(20) ? 1 : 0))];
    case 'description': {
      const second = [sentence(10, 1), sentence(11, 1)];
      return [paragraph(sentence(10, 1)), oneIn(20) ? { isList: true, sentences: second } : paragraph(...second)];
    }
    case 'seen':
      return [paragraph(sentence(16, 2)), ...(oneIn(25) ? [paragraph(sentence(10, 1))] : [])];
    case 'fix': {
      const [first, second] = [sentence(12, 1), sentence(12, 1)];
      return oneIn(8) ? [paragraph(first), paragraph(second)] : [paragraph(first, second)];
    }
  }
}

/** A shape with the words of a language: Markdown. */
export function spell(shape: Shape, voice: Voice, random: Random): string {
  const word = (): string => pick(voice.words, random);
  const two = (): string => [word(), word()].join(voice.space);
  const say = (token: Token): string => {
    if (token === 'word') return word();
    if (typeof token === 'string') return `${token}${two()}${token}`;
    if ('link' in token) return `[${two()}](${token.link})`;
    // Between words without spaces, two code spans would run together, and so would two numbers.
    return voice.space === '' ? ` ${token.asIs} ` : token.asIs;
  };
  const sentence = ([, ...rest]: readonly Token[]): string =>
    `${[capitalized(pick(voice.first, random)), ...rest.map(say)].join(voice.space).replace(/ +/g, ' ').trimEnd()}${voice.stop}`;
  return shape
    .map(({ isList, sentences }) =>
      isList ? sentences.map((one) => `- ${sentence(one)}`).join('\n') : sentences.map(sentence).join(voice.space),
    )
    .join('\n\n');
}

/** A name that no other record has in this language, whatever its index below the square of the vocabulary. */
export function nameOf(index: number, { words, space }: Voice): string {
  const [high, low] = [Math.floor(index / words.length), index % words.length];
  return [low, (low + high + 1) % words.length].map((at) => capitalized(words[at] as string)).join(space);
}

/** The first letter as a capital, where the script has any. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
