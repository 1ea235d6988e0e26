import type { Content, Locale, Unit } from '../content.ts';

/** Whether a unit stands in the root: the messages that it does not word itself stand in the package, and are checked there. */
const isOwn = (content: Content, unit: Unit): boolean =>
  unit.document !== content.folder.defaults || content.folder.article === unit.document;

/** Every text of the root in every language. */
export function* unitsOf(content: Content): Generator<Unit> {
  for (const unit of content.units.values()) if (isOwn(content, unit)) yield unit;
  for (const { units } of content.locales) yield* units.values();
}

/** An English text and what a locale makes of it. */
export interface Pairing {
  readonly english: Unit;
  readonly unit: Unit;
  readonly locale: Locale;
}

/** Every translated text beside its English. */
export function* pairingsOf(content: Content): Generator<Pairing> {
  for (const locale of content.locales) {
    for (const [id, unit] of locale.units) {
      const english = content.units.get(id);
      if (english !== undefined) yield { english, unit, locale };
    }
  }
}
