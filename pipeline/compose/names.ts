import { Constant, constant, OfOne, Own, type Stretch } from '../fragment/stretch.ts';
import { overviewSlug } from './links.ts';
import type { Code, Wording } from './wording.ts';

/** How an article names itself and its codes: one object for all articles of a protocol in a locale that do it alike. */
export interface Names {
  /** Its id. */
  readonly id: readonly Stretch[];
  /** Its codes, as the inside of a JSON array. */
  readonly codes: readonly Stretch[];
}

/** Codes are letters, digits, `.`, `-` and `_`: nothing that JSON or an address must escape. */
const codeItself = (wording: Wording): Own<Code> => wording.once('code', () => new Own<Code>(({ code }) => code));

const quote = constant('"');

export const namesOfPair = (wording: Wording): Names =>
  wording.once('names of a pair', () => {
    const [a, b] = (['a', 'b'] as const).map((side) => new OfOne(side, codeItself(wording))) as [Stretch, Stretch];
    return { id: [a, constant('-vs-'), b], codes: [quote, a, constant('","'), b, quote] };
  });

export const namesOfCode = (wording: Wording): Names =>
  wording.once('names of a code', () => {
    const code = new OfOne('a', codeItself(wording));
    return { id: [code], codes: [quote, code, quote] };
  });

export const namesOfAll = (codes: readonly string[]): Names => ({
  id: [constant(overviewSlug)],
  codes: [new Constant(JSON.stringify(codes).slice(1, -1))],
});
