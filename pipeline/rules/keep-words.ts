import type { Content } from '../content.ts';

/** The words of `source/glossary.json` that stay as they are in every language, the longest first. None where the file is absent or unsound. */
export function keepWordsOf(content: Content): string[] {
  const value: unknown = content.folder.glossary?.value;
  const keep: unknown = typeof value === 'object' && value !== null ? (value as { keep?: unknown }).keep : undefined;
  const words: string[] = Array.isArray(keep) ? keep.filter((word) => typeof word === 'string' && word.trim() !== '') : [];
  return words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Where a word stands in a text as a whole word, from `from` on; -1 where it does not: "TLS" is no word of "STARTTLS". */
function findWord(word: string, text: string, from = 0): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, at - 2), at));
    const after = /^[\p{L}\p{N}_]/u.test(text.slice(at + word.length, at + word.length + 2));
    if (!before && !after) return at;
  }
  return -1;
}

export const hasWord = (word: string, text: string): boolean => findWord(word, text) >= 0;

/** A text without some words. */
export function withoutWords(words: readonly string[], text: string): string {
  let rest = text;
  for (const word of words) {
    for (let at = findWord(word, rest); at >= 0; at = findWord(word, rest, at))
      rest = `${rest.slice(0, at)} ${rest.slice(at + word.length)}`;
  }
  return rest;
}
