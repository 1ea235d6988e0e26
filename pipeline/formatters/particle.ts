import { toString as plain } from 'mdast-util-to-string';
import type { Formatter } from './formatter.ts';

/** How the last sound before a particle ends: in a vowel, in ㄹ, or in another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant';

/** Digits as read in Korean (영 일 이 삼 사 오 육 칠 팔 구) and letters as named (엘 엠 엔 알) that end in a consonant. */
const consonants = new Set('036MNmn');
const rieuls = new Set('178LRlr');

function endingOf(text: string): Ending {
  const last = [...text].findLast((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? '';
  const syllable = last.charCodeAt(0) - 0xac00;
  if (syllable >= 0 && syllable < 11172) {
    const final = syllable % 28;
    return final === 0 ? 'vowel' : final === 8 ? 'rieul' : 'consonant';
  }
  if (rieuls.has(last)) return 'rieul';
  return consonants.has(last) ? 'consonant' : 'vowel';
}

/**
 * Korean alone: put the particle that the last sound of the value asks for, `{{code, particle(은/는)}}` as "450은", "334는".
 * The option gives the form after a consonant, then the form after a vowel; 으로/로 takes the second after ㄹ as well.
 */
export const particle: Formatter = (value, option) => {
  const [afterConsonant = '', afterVowel = ''] = option.split('/').map((form) => form.trim());
  const ending = endingOf(plain([...value]));
  const short = ending === 'vowel' || (ending === 'rieul' && afterConsonant.startsWith('으로'));
  return [...value, { type: 'text', value: short ? afterVowel : afterConsonant }];
};
