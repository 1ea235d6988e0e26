import { perText, spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** A lost or changed number is a wrong fact. Its digits count, not how the language groups or writes them. */
export const number: TextRule = {
  id: 'text/number',
  severity: 'warning',
  check({ pairings }, report) {
    for (const { english, unit } of pairings) {
      if (english.kind === 'label') continue;
      for (const value of numbersOfText(english)) {
        if (digitsOfText(unit).has(digitsOf(value))) continue;
        const message = `Unexpected text without the number ${value}, expected each number of the English`;
        report({ document: unit.document, path: unit.path, message, hint: `Write ${value} in digits where the English has it.` });
      }
    }
  },
};

const digitsOfText = perText((unit) => digitsIn(spansOf(unit).prose));
const numbersOfText = perText((unit) => numbersOf(spansOf(unit).prose));

const numbersOf = (text: string): Set<string> => new Set(withAsciiDigits(text).match(/[0-9]+(?:[.,][0-9]+)*/g) ?? []);

const digitsOf = (number: string): string => number.replace(/[^0-9]/g, '');

/** The digits of each number of a translation. Groups are set apart by a point, a comma, an apostrophe or a space: "1.000", "1 000", "١٬٠٠٠". */
function digitsIn(text: string): Set<string> {
  const ascii = withAsciiDigits(text);
  const numbers = ascii.match(/[0-9]+(?:[.,．٫٬'’][0-9]+)*/g) ?? [];
  const spaced = ascii.match(/(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])/g) ?? [];
  return new Set([...numbers, ...spaced].map(digitsOf));
}

/** Every decimal digit of Unicode as its ASCII one: they come in runs of ten, from zero to nine. */
const withAsciiDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) as number;
    let before = 0;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
    return String(before % 10);
  });
