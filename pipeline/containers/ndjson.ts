import type { FormatPlace } from '../formats/places.ts';
import { Area } from '../pages/area.ts';
import type { Output } from '../write.ts';
import type { Container, OpenContainer } from './container.ts';
import { gzipped } from './gzip.ts';

/** A file for each locale and format, with one JSON object a line: https://github.com/ndjson/ndjson-spec */
export const ndjson: Container = linesIn('ndjson', (file) => file);

/** The same, compressed. */
export const ndjsonGz: Container = linesIn('ndjson.gz', gzipped);

type File = ReturnType<Output['stream']>;

/** What takes the lines. */
type Sink = Pick<File, 'close'> & { write(bytes: Uint8Array): void };

/** So much is handed on at a time: enough for a system call to weigh nothing, little enough to stay in the processor's cache. */
const mostBytes = 240 * 1024;

interface Lines {
  readonly area: Area;
  readonly file: Sink;
  readonly raw: File;
}

function linesIn(name: string, wrap: (file: File) => Sink): Container {
  const pathOf = (locale: string, { folder }: FormatPlace): string => `${folder}/${locale}.${name}`;
  const startFile = (output: Output, locale: string, format: FormatPlace): Lines => {
    const raw = output.stream(pathOf(locale, format));
    const file = wrap(raw);
    return { file, raw, area: new Area() };
  };
  const open = (output: Output, formats: readonly FormatPlace[]): OpenContainer => {
    let current: { readonly locale: string; readonly files: readonly Lines[] } | undefined;
    const close = (): void => {
      for (const { area, file } of current?.files ?? []) {
        file.write(area.bytes);
        file.close();
      }
      current = undefined;
    };
    return {
      add(page) {
        const { locale } = page;
        if (current?.locale !== locale) {
          close();
          current = { locale, files: formats.map((format) => startFile(output, locale, format)) };
        }
        for (const [at, { area, file }] of current.files.entries()) {
          area.add(page.output(at));
          if (area.length < mostBytes) continue;
          file.write(area.bytes);
          area.clear();
        }
        return formats.length;
      },
      close,
      discard() {
        for (const { raw } of current?.files ?? []) raw.close();
        current = undefined;
      },
    };
  };
  // Each file is one thread's affair.
  const canShare = (locales: readonly string[]): boolean => new Set(locales).size === locales.length;
  const takes = { takesRecords: true, takesArticles: false };
  return {
    name,
    isWhole: true,
    ...takes,
    canShare,
    paths: (locale, _, formats) => formats.map((format) => pathOf(locale, format)),
    open,
  };
}
