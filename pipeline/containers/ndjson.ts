import type { Format } from '../formats/index.ts';
import { Sheet } from '../formats/sheet.ts';
import type { Job } from '../incremental/jobs.ts';
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
  readonly format: Format;
  readonly sheet: Sheet;
  readonly file: Sink;
  readonly raw: File;
}

function linesIn(name: string, wrap: (file: File) => Sink): Container {
  const pathOf = (locale: string, { folder }: Format): string => `${folder}/${locale}.${name}`;
  const startFile = (output: Output, locale: string, format: Format): Lines => {
    const raw = output.stream(pathOf(locale, format));
    const file = wrap(raw);
    return { format, file, raw, sheet: new Sheet() };
  };
  const open = (output: Output, formats: readonly Format[]): OpenContainer => {
    let current: { readonly locale: string; readonly files: readonly Lines[] } | undefined;
    const close = (): void => {
      for (const { sheet, file } of current?.files ?? []) {
        file.write(sheet.bytes);
        file.close();
      }
      current = undefined;
    };
    return {
      add(page, isChanged) {
        const { locale } = page.article;
        if (current?.locale !== locale) {
          close();
          current = { locale, files: formats.map((format) => startFile(output, locale, format)) };
        }
        for (const { format, sheet, file } of current.files) {
          format.record(page, sheet);
          if (sheet.length < mostBytes) continue;
          file.write(sheet.bytes);
          sheet.clear();
        }
        return isChanged ? formats.length : 0;
      },
      close,
      discard() {
        for (const { raw } of current?.files ?? []) raw.close();
        current = undefined;
      },
    };
  };
  // Each file is one thread's affair.
  const canShare = (jobs: readonly Job[]): boolean =>
    new Set(jobs.map(({ translation }) => translation.own.tag)).size === jobs.length;
  return { name, isWhole: true, canShare, paths: (locale, _, formats) => formats.map((format) => pathOf(locale, format)), open };
}
