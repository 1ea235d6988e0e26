import { type Content, sourceLocale } from './content.ts';

export interface FileStatus {
  /** `article` or a protocol. */
  readonly file: string;
  readonly units: number;
  readonly translated: number;
  readonly stale: number;
  readonly missing: number;
}

export interface LocaleStatus extends Omit<FileStatus, 'file'> {
  readonly locale: string;
  /** The share of the units that are translated, from 0 to 1. */
  readonly coverage: number;
  readonly files: readonly FileStatus[];
}

/** How far each locale is. A stale unit counts as translated. */
export function statusOf(content: Content, tags: readonly string[]): LocaleStatus[] {
  const files = ['article', ...content.protocols.map(({ id }) => id)];
  const ids = [...content.units.keys()];
  return content.locales
    .filter(({ tag }) => tag !== sourceLocale && tags.includes(tag))
    .map(({ tag, units, stale }) => {
      const byFile = files.map((file): FileStatus => {
        const own = ids.filter((id) => id.startsWith(`${file}.`));
        const translated = own.filter((id) => units.has(id)).length;
        return {
          file,
          units: own.length,
          translated,
          stale: own.filter((id) => stale.has(id)).length,
          missing: own.length - translated,
        };
      });
      const sum = (key: 'units' | 'translated' | 'stale' | 'missing'): number =>
        byFile.reduce((total, one) => total + one[key], 0);
      const [all, translated] = [sum('units'), sum('translated')];
      return {
        locale: tag,
        units: all,
        translated,
        stale: sum('stale'),
        missing: sum('missing'),
        coverage: all === 0 ? 1 : translated / all,
        files: byFile,
      };
    });
}
