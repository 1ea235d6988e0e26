import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { reportText } from '../../../pipeline/reporters/text.ts';
import { hostile, obeyed, samples } from './samples.ts';

test('groups by file, aligns places, wraps at 80 columns', () => {
  expect(reportText(samples, { color: false })).toBe(`locales/ko/smtp.json
  12:15  error    text/code-span  Unexpected text without the code span "RCPT
                  TO", expected each code span of the English
                  Write \`RCPT TO\` as it stands in the English, with its
                  backticks. It is typed or read by a machine.
  120:3  warning  locale/stale  Unexpected X, expected Y

source/smtp/450.json
  1:1  error    json/syntax  Unexpected empty file, expected JSON

2 errors, 1 warning in 2 files
`);
});

test('colors severities and hints and changes nothing else', () => {
  const colored = reportText(samples, { color: true });
  expect(colored).toContain('\u001b[31merror\u001b[0m    text/code-span');
  expect(colored).toContain('\u001b[33mwarning\u001b[0m  locale/stale');
  expect(colored).toContain('\u001b[2mbackticks. It is typed or read by a machine.\u001b[0m');
  expect(stripVTControlCharacters(colored)).toBe(reportText(samples, { color: false }));
});

test('has no trailing spaces, and lines of more than 80 columns only where a word is longer', () => {
  const long = samples.map((one) => ({ ...one, message: `${'word '.repeat(60)}${'x'.repeat(100)} end  ` }));
  for (const line of reportText(long, { color: false }).split('\n')) {
    expect(line).not.toMatch(/\s$/);
    if (!line.includes('xxx')) expect(line.length).toBeLessThanOrEqual(80);
  }
});

test('shows control characters instead of sending them', () => {
  const report = reportText([hostile], { color: false });
  expect(report).not.toMatch(obeyed);
  expect(report.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  expect(report.split('\n')[0]).toBe('source/a\\n::error::b\\u001b[2J,c:d%.json');
  for (const shown of ['\\u001b[31m', '\\u009b2J', '\\r\\n', '\\u202e', '\\ud800', '\\t', '\\u0000', '\\u2028', '\\u{e0041}'])
    expect(report).toContain(shown);
  expect(report).toContain('می\u200cخواهم');
  expect(report).toContain('Remove\\n\\u0007it');
});

test('says so when there is nothing', () => {
  expect(reportText([], { color: true })).toBe('No problems\n');
});

test('takes a hundred thousand diagnostics', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({ ...samples[1], line: index + 1 })) as typeof samples;
  expect(reportText(many, { color: false })).toMatch(/\n100000 warnings in 1 file\n$/);
});
