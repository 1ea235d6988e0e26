import { franc } from 'franc-min';
import { sourceLocale } from '../content.ts';
import { scriptOf } from '../language.ts';
import type { Passage } from './passages.ts';

/** A shorter passage says too little to be told by its letters; such are headings, labels and names. */
const fewestWords = 8;

/** The scripts that languages share as one, by Unicode's names for them. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
};

/**
 * Tells whether a passage is in the language of its page, and not the English that it was made from: by its script where the two
 * languages are written in different ones, else by the frequency of its trigrams. Undefined for a passage that shows too little.
 */
export function languageTest(tag: string): (passage: Passage) => boolean | undefined {
  const isSource = new Intl.Locale(tag).language === sourceLocale;
  const script = scriptOf(tag) ?? 'Latn';
  const scripts = (parts[script] ?? [script]).map((name) => `\\p{Script=${name}}`).join('');
  const own = new RegExp(`[${scripts}]`, 'gu');
  const isLatin = script === 'Latn';
  return ({ prose, lang }) => {
    const letters = prose.match(/\p{L}/gu)?.length ?? 0;
    const words = prose.match(/\p{L}+/gu)?.length ?? 0;
    if (letters < 4 * fewestWords && words < fewestWords) return undefined;
    if (lang !== undefined) return false;
    if (isSource) return true;
    if (!isLatin) return (prose.match(own)?.length ?? 0) * 2 > letters;
    return franc(prose) !== 'eng';
  };
}
