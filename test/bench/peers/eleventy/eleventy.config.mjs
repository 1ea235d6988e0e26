import { locales, pairsOf } from './content.mjs';

/** What is given to Eleventy is small, since it copies it for each page: where to find the rest. */
export default function configure(eleventy) {
  eleventy.addGlobalData('comparisons', () =>
    locales.flatMap((locale, index) => [...pairsOf(locale)].map(([a, b]) => [index, a.code, b.code])),
  );
}

export const config = { dir: { input: 'pages' } };
