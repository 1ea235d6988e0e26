import { setFlagsFromString } from 'node:v8';

/**
 * Have V8 suit a build, which is short and busy. To be called before the work begins: a function is judged by what was said when it was first called.
 *
 * Code is optimised only once it has run some fifteen times as much as V8 11 (Node 20) would wait for: most of what a build runs is run for a second
 * or two, and optimising it, at the same time on the same processors, took a quarter of all processor time at 99,000 articles. Later versions
 * have no such flag, and a quick compiler for what is run so briefly.
 *
 * Garbage may pile up to three quarters of what lives, not to four times that. What lives at a time is the content and one locale's pieces,
 * some 80 MB at a million articles.
 */
export function tuneEngine(): void {
  // V8 says on standard error which flags it does not know.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');
  setFlagsFromString('--heap-growing-percent=75');
}
