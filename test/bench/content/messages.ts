import { pick, type Random, randomFrom } from './random.ts';
import { capitalized } from './texts.ts';
import type { Voice } from './voices.ts';

/** The messages of an article, as in `source/article.json`. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** The messages in another language: each with its variables and as many words as the English, none equal to it. */
export function translateMessages(english: Messages, voice: Voice, seed: number, path = ''): Messages {
  return Object.fromEntries(
    Object.entries(english).map(([key, value]) => {
      const id = `${path}${key}`;
      if (typeof value !== 'string') return [key, translateMessages(value, voice, seed, `${id}.`)];
      return [key, translateMessage(value, voice, randomFrom(seed, voice.tag, id))];
    }),
  );
}

/** Formatters are left out: the one that the English uses is for English alone. */
export function translateMessage(english: string, voice: Voice, random: Random): string {
  const pieces = english.split(/(\{\{[^{}]*\}\})/);
  // Every other piece is a variable.
  const isWordless = !pieces.some((piece, index) => index % 2 === 0 && /\p{L}/u.test(piece));
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) return piece.replace(/\s*,.*\}\}/, '}}');
      if (isWordless) return piece === ' ' ? ' – ' : piece;
      return piece.replace(/\p{L}[\p{L}'-]*(?: \p{L}[\p{L}'-]*)*/gu, (run, at: number) => {
        const words = run.split(' ').map(() => pick(voice.words, random));
        if (index === 0 && at === 0) words[0] = capitalized(words[0] as string);
        return words.join(voice.space);
      });
    })
    .join('');
}
