import { pairFields, textFields } from '../content.ts';
import type { Document } from '../json/document.ts';
import { documentsOf, perDocument, visitStrings } from './documents.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * Characters that nobody sees and that change what is read: controls, line separators, what turns the direction of writing
 * (https://trojansource.codes), what is invisible, private use (no two fonts agree on it, and the pipeline marks variables with it), noncharacters, lone surrogates, and the
 * replacement character, which an editor leaves where it lost another. U+200C and U+200D are letters' business in many scripts. U+200B
 * is none but where words are not parted by spaces: between the letters of Thai, Lao, Khmer and Burmese it marks where a line may break.
 */
const unwanted =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\u{e0000}-\u{e007f}\p{Co}]|\p{Noncharacter_Code_Point}|(?<![\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])\u200b|\u200b(?![\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])/gu;

/** The fields whose texts may have several lines. */
const multiline = new Set<string>([...textFields.filter((field) => field !== 'name'), ...pairFields]);

/** Invisible characters get into a text with what was copied from elsewhere, and do harm where nobody looks for it. */
export const control: Rule = {
  id: 'text/control',
  severity: 'error',
  check({ folder }, report) {
    for (const document of documentsOf(folder)) for (const finding of unwantedIn(document)) report(finding);
  },
};

const unwantedIn = perDocument((document) => {
  const found: Finding[] = [];
  const isOfMessages = isMessages(document);
  visitStrings(document, (text, path, key) => {
    if (text.search(unwanted) < 0) return;
    const mayBreak = !key && !isOfMessages && multiline.has(String(path.at(-1)));
    const seen = new Set(mayBreak ? ['\n'] : []);
    for (const { 0: character, index } of text.matchAll(unwanted)) {
      // The first of its kind: a text that has one often has hundreds.
      if (seen.has(character)) continue;
      seen.add(character);
      const message = `Unexpected ${nameOf(character)}${key ? ' in a key' : ''}, expected characters that can be seen`;
      found.push({ document, path: [...path], message, hint: hintFor(character), ...(key ? { key } : { offset: index }) });
    }
  });
  return found;
});

const isMessages = ({ file }: Document): boolean => file.endsWith('/article.json');

function nameOf(character: string): string {
  const point = character.codePointAt(0) as number;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  if (/\p{Cs}/u.test(character)) return `half of a surrogate pair (${code})`;
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(character)) return `control character ${code}`;
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) return `bidirectional control ${code}`;
  if (character === '\ufffd') return `replacement character ${code}`;
  if (/\p{Co}/u.test(character)) return `private use character ${code}`;
  return /\p{Noncharacter_Code_Point}/u.test(character) ? `noncharacter ${code}` : `invisible character ${code}`;
}

function hintFor(character: string): string {
  if (character === '\n') return 'Write it on one line.';
  if (character === '\t') return 'Write a space.';
  if (character === '\ufffd') return 'Put back the character that was lost here.';
  return 'Delete it; it may stand beside a character that you see.';
}
