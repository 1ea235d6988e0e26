import { expect, test } from 'vitest';
import { reportGithub } from '../../../pipeline/reporters/github.ts';
import { hostile, obeyed, samples } from './samples.ts';

test('writes one workflow command a diagnostic, the hint on a line of its own', () => {
  const [first, second] = reportGithub(samples, { color: true }).split('\n');
  expect(first).toBe(
    '::error file=locales/ko/smtp.json,line=12,col=15,title=text/code-span::Unexpected text without the code span "RCPT TO", expected each code span of the English%0AWrite `RCPT TO` as it stands in the English, with its backticks. It is typed or read by a machine.',
  );
  expect(second).toBe('::warning file=locales/ko/smtp.json,line=120,col=3,title=locale/stale::Unexpected X, expected Y');
});

test('escapes percent signs, line ends, and in properties commas and colons', () => {
  const one = { ...hostile, file: 'a,b:c%.json', message: '100% of a,b:c', hint: '%0A' };
  expect(reportGithub([one], { color: false })).toBe(
    '::error file=a%2Cb%3Ac%25.json,line=2,col=7,title=schema/value::100%25 of a,b:c%0A%250A\n',
  );
});

test('lets no content forge a command or reach a terminal', () => {
  const report = reportGithub([hostile], { color: false });
  expect(report).not.toMatch(obeyed);
  expect(report.match(/\n/g)).toHaveLength(1);
  expect(report.match(/^::(error|warning) /gm)).toHaveLength(1);
});

test('is empty when there is nothing', () => {
  expect(reportGithub([], { color: false })).toBe('');
});
