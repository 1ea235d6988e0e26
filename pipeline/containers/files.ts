import type { Format } from '../formats/index.ts';
import { Sheet } from '../formats/sheet.ts';
import type { Container } from './container.ts';

/** One file for each page and format: what site generators read, and what `kontras publish` does. */
export const files: Container = {
  name: 'files',
  isWhole: false,
  canShare: () => true,
  paths: (locale, protocol, formats) => formats.map(({ folder }) => `${folder}/${locale}/${protocol}`),
  open(output, formats) {
    const sheet = new Sheet();
    return {
      add(page) {
        let changed = 0;
        for (const format of formats) if (output.write(fileOf(format, page.article), format.file(page, sheet))) changed += 1;
        return changed;
      },
      close() {},
      discard() {},
    };
  },
};

/** Where in the output the file of a page is: `articles/ko/smtp/450-vs-550.md`. */
export const fileOf = (
  { folder, extension }: Format,
  { locale, protocol, id }: Readonly<Record<'locale' | 'protocol' | 'id', string>>,
): string => `${folder}/${locale}/${protocol}/${id}${extension}`;
