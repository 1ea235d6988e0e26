import { quote } from '../validate.ts';
import { spansOf } from './spans.ts';
import type { TextRule } from './texts.ts';

/** A link leads to a secure page or within the site: everything else is a script, a mail program or a place that differs from page to page. */
export const link: TextRule = {
  id: 'text/link',
  severity: 'error',
  check({ units }, report) {
    for (const unit of units) {
      for (const { url, position } of spansOf(unit).links) {
        if (isHttps(url) || isRelative(url)) continue;
        const offset = position?.start.offset ?? 0;
        const message = `Unexpected link to ${quote(url)}, expected https: or a relative target`;
        report({ document: unit.document, path: unit.path, offset, message, hint: hintFor(unit.text[offset], url) });
      }
    }
  },
};

/** What browsers skip or read as `/`, and so must not hide in a target. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const hostile = /[\u0000-\u0020\u007f-\u009f\\]/;

const isHttps = (url: string): boolean => /^https:\/\/[^/?#]/i.test(url) && !hostile.test(url) && URL.canParse(url);

/** A plain name, or a way up or down from the page: no scheme, no host, no absolute path, nothing within the same page. */
const isRelative = (url: string): boolean => url !== '' && !/^[/?#]/.test(url) && !/^[^/?#]*:/.test(url) && !hostile.test(url);

function hintFor(first: string | undefined, url: string): string {
  if (first !== '[' && first !== '<') return 'Put it in a code span, so that it is not taken for a link.';
  if (/^(http:)?\/\//i.test(url)) return 'Write https:// if the site has it, or leave the link out.';
  return url.startsWith('/')
    ? 'Write the way from the page, such as ../450.'
    : 'Leave the link out, or put the address in a code span.';
}
