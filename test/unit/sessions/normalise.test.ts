import { expect, test } from 'vitest';
import { normalise } from '../../../sessions/normalise.ts';
import { scenarios } from '../../../sessions/scenarios.ts';
import { realContent } from '../../real.ts';

const one = (line: string, hostname = 'box7'): string => normalise([line], hostname)[0] ?? '';

test.each([
  ['S: 250 2.0.0 Ok: queued as AC15F23C5C9', 'S: 250 2.0.0 Ok: queued as 4B1C2D3E4F'],
  ['S: 250 2.0.0 Ok: queued as 4bXyZ12kLmz9Q', 'S: 250 2.0.0 Ok: queued as 4B1C2D3E4F'],
  ['S: 220 x; Mon, 23 Nov 2026 09:22:23 +0000', 'S: 220 x; Thu, 1 Jan 2026 12:00:00 +0000'],
  ['S: 220 x; Tue, 3 Feb 2026 09:22:23 -0130 (CET)', 'S: 220 x; Thu, 1 Jan 2026 12:00:00 +0000'],
  ['S: 421 lost 127.0.0.1:40231', 'S: 421 lost 127.0.0.1:25'],
  ['S: 220 box7 ESMTP', 'S: 220 mx.example.org ESMTP'],
])('%s', (line, expected) => {
  expect(one(line)).toBe(expected);
  expect(one(expected)).toBe(expected);
});

test('a host name is replaced as a whole name only, and only in what the server says', () => {
  expect(one('S: 250 lee@box7.example.net box7x a-box7', 'box7')).toBe('S: 250 lee@box7.example.net box7x a-box7');
  expect(one('C: EHLO box7', 'box7')).toBe('C: EHLO box7');
  expect(one('S: 220 a+b', 'a+b')).toBe('S: 220 mx.example.org');
  expect(one('S: 220 axb', 'a.b')).toBe('S: 220 axb');
  expect(one('S: 220 x', '')).toBe('S: 220 x');
});

test('what is in the records is normalised already', () => {
  const sessions = realContent().protocols.flatMap(({ records }) =>
    [...records.values()].flatMap(({ session }) => session ?? []),
  );
  expect(sessions.length).toBe(scenarios.length);
  for (const { lines } of sessions) expect(normalise(lines, 'box7')).toEqual(lines);
});
