import { articleOf, locales, slugOf } from '../content.mjs';

const found = ([index, a, b]) => {
  const locale = locales[index];
  return [locale, locale.byCode.get(a), locale.byCode.get(b)];
};

export const data = {
  pagination: { data: 'comparisons', size: 1, alias: 'comparison' },
  permalink: ({ comparison }) => {
    const [locale, a, b] = found(comparison);
    return `${locale.tag}/bench/${slugOf(a, b)}.md`;
  },
};

export const render = ({ comparison }) => articleOf(...found(comparison));
