/*
 * Most texts are letters, digits, tame punctuation, code spans, and here and there an emphasis, a link between words, or a short list: text
 * in which Markdown and HTML see nothing else, in any context. Such texts need neither parser (`parse-tame.ts`) nor serialiser
 * (`serialize-tame.ts`). Property tests hold both shortcuts against unified.
 */

// What stands for a variable (private use; in `rules/spans.ts` two noncharacters) is to Markdown what a letter is.
const letter = String.raw`\p{L}\ue000-\uf8ff\ufdd0\ufdd1`;
const character = String.raw`[${letter}\p{M}\p{N} \u00a0\u202f,;'"?%().:–—…“”‘’、。，：；？（）「」·-]`;
/** The content of a code span that is written and read back as it is, in a table cell too. */
const code = String.raw`[^\s\x60|\\](?:[^\x60|\\\n\r]*[^\s\x60|\\])?`;
/** Text that starts and ends with a letter or a digit, so that an asterisk beside it can only be emphasis. */
const edge = String.raw`[${letter}\p{N}]`;
const inner = String.raw`${edge}(?:(?:${character}|\x60${code}\x60)*${edge})?`;
/** What a link is shown by: between brackets nothing looks at its end. */
const label = String.raw`${inner}\)?`;
/** An address in which nothing is escaped. */
const url = String.raw`https?:\/\/[A-Za-z0-9][A-Za-z0-9_./#?=:-]*`;
const marks = String.raw`\x60(?<code>${code})\x60|\*\*(?<strong>${inner})\*\*|\*(?<emphasis>${inner})\*|\[(?<label>${label})\]\((?<url>${url})\)`;
export const tameMark = new RegExp(marks, 'gu');
/** Emphasis around words, beside words or apart from them: what starts it can end nothing that is open, and nothing in it can end it. */
const beside = (emphasis: string): string => `(?<=^|[ (（「]|${edge})${emphasis}(?=$|[ ,.;:?)，。、；：？）」]|${edge})`;
const anything = [
  character,
  String.raw`\x60${code}\x60`,
  beside(String.raw`\*\*${inner}\*\*`),
  beside(String.raw`\*${inner}\*`),
  String.raw`\[${label}\]\(${url}\)`,
].join('|');

/** A start that at the start of a line is no list item, heading or rule. */
const startOfLine = String.raw`[${letter}“‘「（("']|\d+(?:\p{L}| [\p{L}\p{N}(–—])`;
export const tameStart = new RegExp(`^(?:${startOfLine})`, 'u');
/** A line of its own, without a space at its end. */
export const tameLine = new RegExp(String.raw`^(?=${startOfLine}|\x60|\*|\[)(?:${anything})*$(?<! )`, 'u');
const tameCharacter = new RegExp(`^${character}$`, 'u');
const tameText = new RegExp(`^${character}*$`, 'u');
export const tameCode = new RegExp(`^${code}$`);
export const tameInner = new RegExp(`^${inner}$`, 'u');
export const tameLabel = new RegExp(`^${label}$`, 'u');
export const tameUrl = new RegExp(`^${url}$`);
/** What GFM takes for an address, or escapes lest it be taken for one. */
export const likeAddress = /w\.[-.\w]|www\./i;

const [tame, wild, halfOfOne] = [1, 2, 3] as const;

/** What is known of characters, by their UTF-16 unit; 0 where nothing is yet. */
const characters = new Uint8Array(0x1_0000);

function judge(unit: number): number {
  const character = String.fromCharCode(unit);
  const isHalf = unit >= 0xd800 && unit < 0xe000;
  characters[unit] = isHalf ? halfOfOne : tameCharacter.test(character) ? tame : wild;
  return characters[unit] as number;
}

/** Whether a text consists of tame characters alone. Each is looked up among the letters of all languages once. */
export function isTameText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const known = characters[unit] || judge(unit);
    if (known !== tame) return known === halfOfOne && tameText.test(text);
  }
  return true;
}
