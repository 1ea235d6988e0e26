import type { Content, Gates } from '../content.ts';
import { sourceLocale } from '../content.ts';
import { type Diagnostic, ofFile, sortDiagnostics } from '../diagnostic.ts';
import type { Audit, Audited } from './audit.ts';

const defaults: Gates = { own: 0.35, containment: 0.4, repetition: 0.08, language: 0.9 };

interface Gate {
  readonly name: keyof Gates;
  readonly what: string;
  readonly bound: 'at least' | 'at most';
  readonly hint: (article: Audited) => string;
}

const gates: readonly Gate[] = [
  {
    name: 'own',
    what: 'of its text its own',
    bound: 'at least',
    hint: () => 'Say more in "verdict", "choose" and "practice" that is true of this pair alone.',
  },
  {
    name: 'containment',
    what: 'of its text',
    bound: 'at most',
    hint: ({ nearest }) =>
      `That much stands on ${nearest} too. Say more of this pair alone, or shorten the records of its codes.`,
  },
  { name: 'repetition', what: 'of its text twice', bound: 'at most', hint: () => 'Say each thing once.' },
  {
    name: 'language',
    what: "of its paragraphs in the page's language",
    bound: 'at least',
    hint: () => 'Translate what is still in English.',
  },
];

/**
 * One diagnostic for each gate that an article to be listed misses, at the place where its own text stands. The page of a code is the
 * origin of texts that comparisons quote, and an overview a list: they are held to repetition and language alone.
 */
export function missedGates(content: Content, audits: Iterable<Audit>): Diagnostic[] {
  const wanted: Gates = { ...defaults, ...content.config.audit };
  const diagnostics: Diagnostic[] = [];
  for (const { locale, protocol, measured } of audits) {
    for (const article of measured) {
      if (!article.index) continue;
      for (const { name, what, bound, hint } of gates) {
        if (article.kind !== 'comparison' && (name === 'own' || name === 'containment')) continue;
        const [value, limit] = [article[name], wanted[name]];
        if (bound === 'at least' ? value >= limit : value <= limit) continue;
        diagnostics.push({
          ...placeOf(content, locale, protocol, article),
          rule: `audit/${name}`,
          severity: 'error',
          message: `Unexpected ${percent(value, bound)} ${what} on ${article.key} in ${locale}, expected ${bound} ${percent(limit)}`,
          hint: hint(article),
        });
      }
    }
  }
  return sortDiagnostics(diagnostics);
}

/** Rounded to the side on which the gate is missed, so that no message reads "35%, expected 35%". */
const percent = (share: number, bound?: Gate['bound']): string => {
  const tenths = share * 1000;
  return `${(bound === undefined ? Math.round(tenths) : bound === 'at least' ? Math.floor(tenths) : Math.ceil(tenths)) / 10}%`;
};

function placeOf(
  { folder }: Content,
  locale: string,
  protocol: string,
  { kind, codes }: Audited,
): Pick<Diagnostic, 'file' | 'line' | 'column'> {
  const files = folder.protocols.get(protocol);
  const own = locale === sourceLocale ? undefined : folder.locales.get(locale)?.protocols.get(protocol);
  if (kind === 'comparison') {
    const pair = codes.join('-');
    if (own !== undefined) return own.place(['pairs', pair], { key: true });
    if (files?.pairs !== undefined) return files.pairs.place([pair], { key: true });
  }
  const [code] = codes;
  if (kind === 'code' && code !== undefined) {
    if (own !== undefined) return own.place(['codes', code], { key: true });
    const record = files?.records.get(code);
    if (record !== undefined) return record.place([], {});
  }
  return ofFile(locale === sourceLocale ? `source/${protocol}` : `locales/${locale}/${protocol}.json`, '', '');
}
