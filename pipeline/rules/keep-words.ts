import type { Content, Unit } from '../content.ts';
import { spansOf } from './spans.ts';

/** The words of `source/glossary.json` that stay as they are in every language, the longest first. None where the file is absent or unsound. */
export function keepWordsOf(content: Content): string[] {
  const value: unknown = content.folder.glossary?.value;
  const keep: unknown = typeof value === 'object' && value !== null ? (value as { keep?: unknown }).keep : undefined;
  const words = Array.isArray(keep) ? keep.filter((word) => typeof word === 'string' && word.trim() !== '') : [];
  return words.sort((a: string, b: string) => b.length - a.length || (a < b ? -1 : 1));
}

/** A pattern for whole words alone: "TLS" is none in "STARTTLS". Undefined where there are no words. */
export function patternOf(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
}

/** The words that stand in a text, outside its code spans. */
export const wordsIn = (unit: Unit, pattern: RegExp): ReadonlySet<string> => new Set(spansOf(unit).prose.match(pattern) ?? []);
