import { expect, test } from 'vitest';
import { scenarios } from '../../../sessions/scenarios.ts';
import { realContent } from '../../real.ts';

const sessions = new Map(
  realContent().protocols.flatMap(({ codes, records }) => codes.map((code) => [code, records.get(code)?.session] as const)),
);

test('each code has one scenario at most, in the order of the codes', () => {
  const codes = scenarios.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
});

test('a record has a session exactly if there is a scenario, and says where the reply was configured by hand', () => {
  expect([...sessions].filter(([, session]) => session !== undefined).map(([code]) => code)).toEqual(
    scenarios.map(({ code }) => code),
  );
  for (const { code, configured } of scenarios) expect([code, sessions.get(code)?.configured]).toEqual([code, configured]);
});

test('a session is an excerpt of a few lines, with the code in it, unlike any other, and with no domain of anybody', () => {
  const seen = new Set<string>();
  for (const [code, session] of sessions) {
    if (session === undefined) continue;
    const text = session.lines.join('\n');
    expect(session.lines.length).toBeLessThanOrEqual(6);
    expect(text).toMatch(new RegExp(`^S: ${code}[ -]`, 'm'));
    expect(seen).not.toContain(text);
    seen.add(text);
    for (const [, domain] of text.matchAll(/@([\w.-]+)/g)) expect(domain).toMatch(/^example\.(?:org|net|com)$/);
  }
});
