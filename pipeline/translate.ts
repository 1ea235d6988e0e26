import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { toString as plain } from 'mdast-util-to-string';
import { type Content, type Locale, sourceLocale } from './content.ts';
import { formatters } from './formatters/index.ts';
import { compileMessage, type Message } from './fragment/message.ts';
import { parseFormat } from './template.ts';

/** The texts of one language, and of no other: what it lacks is undefined here, never another language's. */
export interface Catalog {
  readonly tag: string;
  /** A label or a Markdown text, by unit id. */
  text(id: string): string | undefined;
  /** A message, compiled once, by its id without `article.`: "lead.meaning". */
  message(id: string): Message | undefined;
}

/** A locale's own texts, the English behind them, and what the locale's pages must say of themselves. */
export interface Translation {
  readonly own: Catalog;
  readonly english: Catalog;
  readonly fallback: 'mark' | 'omit';
  /** Units that the locale lacks, and those whose English has changed since. */
  readonly missing: ReadonlySet<string>;
  readonly stale: ReadonlySet<string>;
}

/**
 * The translations of some locales. English is a locale like the others here: its own texts are the English.
 * @param tags canonical tags, `en` among them or not
 */
export function translate(content: Content, tags: readonly string[]): Translation[] {
  const messages = messagesByLocale(content);
  const instance = createMessages(messages);
  const english = catalog(sourceLocale, (id) => content.units.get(id)?.text, instance);
  return tags.map((tag) => {
    const locale = content.locales.find((one) => one.tag === tag);
    if (locale === undefined) return { own: english, english, fallback: 'mark', missing: new Set(), stale: new Set() };
    const own = catalog(tag, (id) => locale.units.get(id)?.text, instance);
    const missing = new Set([...content.units.keys()].filter((id) => !locale.units.has(id)));
    return { own, english, fallback: locale.policy.fallback ?? 'mark', missing, stale: locale.stale };
  });
}

function catalog(tag: string, text: (id: string) => string | undefined, instance: i18n): Catalog {
  const compiled = new Map<string, Message | undefined>();
  return {
    tag,
    text,
    message(id) {
      if (!compiled.has(id)) {
        const raw: unknown = instance.getResource(tag, 'translation', id);
        compiled.set(id, typeof raw === 'string' ? compileMessage(raw) : undefined);
      }
      return compiled.get(id);
    },
  };
}

type Resources = Record<string, Record<string, string>>;

function messagesByLocale(content: Content): Resources {
  const pick = (units: Content['units'] | Locale['units']) =>
    Object.fromEntries(
      [...units.values()].filter((unit) => unit.kind === 'message').map((unit) => [unit.id.slice('article.'.length), unit.text]),
    );
  return Object.fromEntries([
    [sourceLocale, pick(content.units)],
    ...content.locales.map((locale) => [locale.tag, pick(locale.units)] as const),
  ]);
}

/**
 * i18next as the holder of all messages. Its `t()` gives, for plain values, what a compiled message gives (a test holds the two together).
 * Values are not escaped for HTML here, since serialising does that; a missing one would become an empty string and is refused.
 * @param messages by locale, then by message id with its dots
 */
export function createMessages(messages: Resources): i18n {
  const instance = createInstance();
  instance.use(formatterModule).init({
    resources: Object.fromEntries(Object.entries(messages).map(([tag, translation]) => [tag, { translation }])),
    fallbackLng: sourceLocale,
    load: 'currentOnly',
    // Ids are looked up whole: a dot is part of the id, a colon no namespace.
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler(text: string) {
      throw new Error(`A message was left without a value: ${text}`);
    },
  });
  return instance;
}

/** Our formatters as i18next wants them. */
const formatterModule: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format(value, format) {
    // i18next formats a missing value too, and asks for it only where there is no format.
    if (value === undefined) throw new Error(`A message was left without a value: ${format}`);
    const { name, option } = parseFormat(format ?? '');
    return plain(formatters[name]?.([{ type: 'text', value: String(value) }], option) ?? []);
  },
};
