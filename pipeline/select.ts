import { type Content, type Protocol, sourceLocale } from './content.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Format } from './formats/index.ts';
import { UsageError } from './usage-error.ts';
import { didYouMean } from './validate.ts';

/** What a command is limited to; all that there is where nothing is said. */
export interface Selection {
  readonly locales?: readonly string[];
  readonly protocols?: readonly string[];
  readonly formats?: readonly string[];
}

export interface Selected {
  /** `en` first, then by tag. */
  readonly locales: readonly string[];
  readonly protocols: readonly Protocol[];
  readonly formats: readonly Format[];
  /** Whether these are all that the config asks for. */
  readonly isEveryFormat: boolean;
  /** Output folders that exist for this content and are not selected: a build leaves them as they are. */
  readonly untouched: readonly string[];
}

/** @throws UsageError where a name is unknown */
export function select(content: Content, { locales, protocols, formats }: Selection, known: readonly Format[]): Selected {
  const everyLocale = allLocales(content);
  // Those whose protocol.json has errors too: the name is right, and their output is not to be lost beside one that is built.
  const everyProtocol = [...content.folder.protocols.keys()];
  const every = { locale: everyLocale, protocol: everyProtocol, format: known.map(({ name }) => name) };
  const chosen = {
    locale: pick('locale', locales, every.locale),
    protocol: pick('protocol', protocols, every.protocol),
    format: pick('format', formats ?? content.config.formats, every.format),
  };
  // What the config leaves out is not there at all; what a flag leaves out stays from the build before.
  const configured = content.config.formats ?? every.format;
  const untouched: string[] = [];
  for (const locale of every.locale) {
    for (const protocol of every.protocol) {
      const selected = chosen.locale.includes(locale) && chosen.protocol.includes(protocol);
      for (const { name, folder } of known) {
        if (configured.includes(name) && !(selected && chosen.format.includes(name)))
          untouched.push(`${folder}/${locale}/${protocol}`);
      }
      if (!selected) untouched.push(`manifests/${locale}/${protocol}.json`);
    }
  }
  return {
    locales: chosen.locale,
    protocols: content.protocols.filter(({ id }) => chosen.protocol.includes(id)),
    formats: known.filter(({ name }) => chosen.format.includes(name)),
    isEveryFormat: configured.every((name) => chosen.format.includes(name)),
    untouched,
  };
}

/** English, then the others by their tags. */
export const allLocales = (content: Content): string[] => [sourceLocale, ...content.locales.map(({ tag }) => tag)];

/** The chosen of some names, in the order in which they are known. */
export function pick(kind: string, chosen: readonly string[] | undefined, known: readonly string[]): string[] {
  for (const name of chosen ?? []) {
    if (!known.includes(name)) throw unknownName(kind, name, known);
  }
  return known.filter((name) => chosen === undefined || chosen.includes(name));
}

/** What to say of a name that is not among those known. */
export const unknownName = (kind: string, name: string, known: readonly string[]): UsageError =>
  new UsageError(
    `Unexpected ${kind} "${name}", expected ${known.join(', ') || 'none, since there is none'}`,
    didYouMean(name, known),
  );

/** Whether a problem lies in what was selected: a locale that is left out keeps its problems to itself. */
export function concerns({ file }: Diagnostic, { locales, protocols }: Selection): boolean {
  const [top, folder = '', name] = file.split('/');
  if (top === 'locales' && locales !== undefined && !locales.includes(folder)) return false;
  const protocol = top === 'source' && name !== undefined ? folder : top === 'locales' ? name?.replace(/\.json$/, '') : undefined;
  return (
    protocols === undefined || protocol === undefined || ['article', 'state'].includes(protocol) || protocols.includes(protocol)
  );
}
