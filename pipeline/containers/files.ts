import type { FormatPlace } from '../formats/places.ts';
import type { Container } from './container.ts';

/** One file for each page and format: what site generators read, and what `kontras publish` does. */
export const files: Container = {
  name: 'files',
  isWhole: false,
  takesRecords: false,
  takesArticles: false,
  canShare: () => true,
  paths: (locale, protocol, formats) => formats.map(({ folder }) => `${folder}/${locale}/${protocol}`),
  open(output, formats) {
    return {
      add(page) {
        let changed = 0;
        for (let at = 0; at < formats.length; at += 1)
          if (output.write(fileOf(formats[at] as FormatPlace, page), page.output(at))) changed += 1;
        return changed;
      },
      close() {},
      discard() {},
    };
  },
};

/** Where in the output the file of a page is: `articles/ko/smtp/450-vs-550.md`. */
export const fileOf = (
  { folder, extension }: FormatPlace,
  { locale, protocol, id }: Readonly<Record<'locale' | 'protocol' | 'id', string>>,
): string => `${folder}/${locale}/${protocol}/${id}${extension}`;
