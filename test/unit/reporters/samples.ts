import type { Diagnostic } from '../../../pipeline/diagnostic.ts';

export const samples: readonly Diagnostic[] = [
  {
    file: 'locales/ko/smtp.json',
    line: 12,
    column: 15,
    rule: 'text/code-span',
    severity: 'error',
    message: 'Unexpected text without the code span "RCPT TO", expected each code span of the English',
    hint: 'Write `RCPT TO` as it stands in the English, with its backticks. It is typed or read by a machine.',
  },
  {
    file: 'locales/ko/smtp.json',
    line: 120,
    column: 3,
    rule: 'locale/stale',
    severity: 'warning',
    message: 'Unexpected X, expected Y',
  },
  {
    file: 'source/smtp/450.json',
    line: 1,
    column: 1,
    rule: 'json/syntax',
    severity: 'error',
    message: 'Unexpected empty file, expected JSON',
  },
];

/** Everything in it is hostile: an escape that clears the screen, forged lines, a C1 control, reversed writing, half a surrogate pair. */
export const hostile: Diagnostic = {
  file: 'source/a\n::error::b\u001b[2J,c:d%.json',
  line: 2,
  column: 7,
  rule: 'schema/value',
  severity: 'error',
  message:
    'Unexpected "\u001b[31m\u009b2J\r\n::warning file=x::forged\u202e\ud800\t\u0000\u2028\u{e0041}", expected می\u200cخواهم %0A',
  hint: 'Remove\n\u0007it',
};

/** Characters that a terminal obeys. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
export const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ud800-\udfff]/u;
