import { pairingsOf } from './pairings.ts';
import type { Rule } from './rule.ts';
import { spansOf } from './spans.ts';

/** A lost or changed number is a wrong fact. Its digits count, not how the language groups or writes them. */
export const number: Rule = {
  id: 'text/number',
  severity: 'warning',
  check(content, report) {
    for (const { english, unit } of pairingsOf(content)) {
      if (english.kind === 'label') continue;
      const translation = withAsciiDigits(spansOf(unit).prose);
      for (const value of numbersOf(spansOf(english).prose)) {
        if (stands(value, translation)) continue;
        const message = `Unexpected text without the number ${value}, expected each number of the English`;
        report({ document: unit.document, path: unit.path, message, hint: `Write ${value} in digits where the English has it.` });
      }
    }
  },
};

const numbersOf = (text: string): Set<string> => new Set(withAsciiDigits(text).match(/[0-9]+(?:[.,][0-9]+)*/g) ?? []);

/** Groups are set apart by a point, a comma, an apostrophe or a space, according to language: "1,000", "1.000", "1 000", "١٬٠٠٠". */
function stands(value: string, text: string): boolean {
  const digits = value
    .replace(/[^0-9]/g, '')
    .split('')
    .join("[.,'’٫٬ \\u00a0\\u202f]?");
  return new RegExp(`(?<![0-9][.,٫٬]?)${digits}(?![.,٫٬]?[0-9])`).test(text);
}

/** Every decimal digit of Unicode as its ASCII one: they come in runs of ten, from zero to nine. */
const withAsciiDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) as number;
    let before = 0;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
    return String(before % 10);
  });
