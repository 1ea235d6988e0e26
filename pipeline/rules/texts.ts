import type { Content, Locale, Unit } from '../content.ts';
import type { Rule } from './rule.ts';

/** An English text and what a locale makes of it. */
export interface Pairing {
  readonly english: Unit;
  readonly unit: Unit;
}

/** The texts of one language. Locale by locale they are checked, so that what is found in them need not all be kept. */
export interface Texts {
  readonly content: Content;
  /** The locale that they are of; undefined where they are the English. */
  readonly locale: Locale | undefined;
  readonly units: readonly Unit[];
  /** Those of a locale beside their English. */
  readonly pairings: readonly Pairing[];
}

/** One check of texts in whatever language. */
export type TextRule = Rule<Texts>;

/** Every text of the root: the English first, then one locale after the other. */
export function* textsOf(content: Content): Generator<Texts> {
  yield { content, locale: undefined, units: [...content.units.values()].filter((unit) => isOwn(content, unit)), pairings: [] };
  for (const locale of content.locales)
    yield { content, locale, units: [...locale.units.values()], pairings: pairingsOf(content, locale) };
}

/** Whether a unit stands in the root: the messages that it does not word itself stand in the package, and are checked there. */
const isOwn = ({ folder }: Content, { document }: Unit): boolean => document !== folder.defaults || folder.article === document;

/** The texts of a locale, each beside its English. */
export function pairingsOf(content: Content, { units }: Locale): Pairing[] {
  const pairings: Pairing[] = [];
  for (const [id, unit] of units) {
    const english = content.units.get(id);
    if (english !== undefined) pairings.push({ english, unit });
  }
  return pairings;
}
