/**
 * Characters that a terminal obeys instead of showing: C0 and C1 controls, the separators U+2028 and U+2029, lone surrogates, and
 * invisible format characters such as those that reverse the direction of what follows (https://trojansource.codes).
 * U+200C and U+200D are left, since Persian and Indic words are spelled with them.
 */
const obeyed = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Content and file names are quoted in messages; whatever they hold, they reach a terminal as plain characters on one line. */
export const visible = (text: string): string => text.replace(obeyed, (character) => short[character] ?? escaped(character));

/** The same characters as escapes that JSON knows. */
export const visibleInJson = (json: string): string =>
  json.replace(/\n|[^\n]+/g, (line) =>
    line === '\n' ? line : line.replace(obeyed, (character) => character.split('').map(unit).join('')),
  );

const escaped = (character: string): string => {
  const point = character.codePointAt(0) as number;
  return point > 0xffff ? `\\u{${point.toString(16)}}` : unit(character);
};

const unit = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
