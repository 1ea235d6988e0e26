import { expect, test } from 'vitest';
import type { Unit } from '../../../pipeline/content.ts';
import { parseDocument } from '../../../pipeline/json/document.ts';
import { number } from '../../../pipeline/rules/number.ts';
import { run } from '../../../pipeline/rules/rule.ts';
import type { Texts } from '../../../pipeline/rules/texts.ts';

const { document } = parseDocument('x.json', '{}');

/** The numbers that the rule misses in a translation. */
function missing(english: string, translation: string): string[] {
  const unit = (text: string): Unit => ({ id: 'smtp.codes.450.fix', kind: 'text', text, document, path: [] });
  const pairing = { english: unit(english), unit: unit(translation) };
  return run(number, { pairings: [pairing] } as unknown as Texts).map(
    ({ message }) => /number (\S+),/.exec(message)?.[1] ?? message,
  );
}

test.each([
  ['1,000 or 15', '1.000 oder 15'],
  ['1,000,000', '1 000 000'],
  ['1,000', "1'000"],
  ['4.2.2', '４.２.２'],
  ['1,500.5', '١٬٥٠٠٫٥'],
  ['15 to 30 minutes', '15~30분'],
  ['15 to 30 minutes', '15–30分钟'],
  ['450 and 451', '450，451'],
  ['15, then 15', '15'],
  ['30-60', '30 bis 60'],
  ['RFC 5321', 'RFC5321은'],
  ['`450` and [x](https://a.example/451)', 'nichts'],
  ['𝟏𝟓', '15'],
])('%s: %s', (english, translation) => expect(missing(english, translation)).toEqual([]));

test.each([
  ['15 minutes', '16분', ['15']],
  ['15 minutes', '150분', ['15']],
  ['4.2', '4.2.2', ['4.2']],
  ['1,000 of 5', '10.000', ['1,000', '5']],
  ['15', 'zwanzig `15`', ['15']],
])('%s: not %s', (english, translation, expected) => expect(missing(english, translation)).toEqual(expected));
