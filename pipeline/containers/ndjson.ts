import type { Format } from '../formats/index.ts';
import type { Job } from '../incremental/jobs.ts';
import type { Output } from '../write.ts';
import { Chunks } from './chunks.ts';
import type { Container, OpenContainer } from './container.ts';
import { gzipped } from './gzip.ts';

/** A file for each locale and format, with one JSON object a line: https://github.com/ndjson/ndjson-spec */
export const ndjson: Container = linesIn('ndjson', (file) => file);

/** The same, compressed. */
export const ndjsonGz: Container = linesIn('ndjson.gz', gzipped);

type File = ReturnType<Output['stream']>;

interface Lines {
  readonly format: Format;
  readonly chunks: Chunks;
  readonly file: Pick<File, 'close'>;
  readonly raw: File;
}

function linesIn(name: string, wrap: (file: File) => Pick<File, 'close'> & { write(bytes: Uint8Array): void }): Container {
  const pathOf = (locale: string, { folder }: Format): string => `${folder}/${locale}.${name}`;
  const startFile = (output: Output, locale: string, format: Format): Lines => {
    const raw = output.stream(pathOf(locale, format));
    const file = wrap(raw);
    return { format, file, raw, chunks: new Chunks((bytes) => file.write(bytes)) };
  };
  const open = (output: Output, formats: readonly Format[]): OpenContainer => {
    let current: { readonly locale: string; readonly files: readonly Lines[] } | undefined;
    const close = (): void => {
      for (const { chunks, file } of current?.files ?? []) {
        chunks.flush();
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
        for (const { format, chunks } of current.files) chunks.add(format.record(page));
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
