import { longestText } from './spans.ts';
import type { TextRule } from './texts.ts';

/** A text of an article is a paragraph or two. One of ten thousand characters was pasted by mistake, and could keep a parser busy for minutes. */
export const length: TextRule = {
  id: 'text/length',
  severity: 'error',
  check({ units }, report) {
    for (const { document, path, text } of units) {
      if (text.length <= longestText) continue;
      const message = `Unexpected text of ${text.length} characters, expected at most ${longestText}`;
      report({ document, path, message, hint: 'Say it in fewer words, or check what was pasted here.' });
    }
  },
};
