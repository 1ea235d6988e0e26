import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Session } from '../../../sessions/session.ts';
import { writeSession } from '../../../sessions/write.ts';

const folder = fileURLToPath(new URL('../../../source/smtp/', import.meta.url));
const records = readdirSync(folder)
  .filter((name) => /^[0-9]{3}\.json$/.test(name))
  .map((name) => [name, readFileSync(folder + name, 'utf8')] as const);

const short: Session = { server: 'Postfix 1.2', lines: ['C: QUIT', 'S: 221 Bye'] };
const long: Session = {
  server: 'X 1',
  configured: true,
  lines: Array.from({ length: 5 }, (_, index) => `S: 250-${index} ${'x'.repeat(30)}`),
};

const keys = (text: string): string[] => Object.keys(JSON.parse(text) as object);
const rest = (text: string): unknown => ({ ...(JSON.parse(text) as object), session: undefined });

test('there are records', () => expect(records.length).toBeGreaterThan(40));

test.each(records)('%s: the rest stays byte for byte, at its place', (_name, text) => {
  const once = writeSession(text, short);
  expect(JSON.parse(once)).toMatchObject({ session: short });
  expect(rest(once)).toEqual(rest(text));
  expect(keys(once).indexOf('session')).toBe(keys(once).indexOf('related') - 1);
  const at = once.indexOf('  "session": {');
  const end = once.indexOf('  "related"', at);
  expect(once.slice(0, at) + once.slice(end)).toBe(text.replace(/^ {2}"session": \{\n(?: {4}.*\n)+ {2}\},\n/m, ''));
  // Another session and back again leaves no trace.
  expect(writeSession(writeSession(once, long), short)).toBe(once);
});

test('the layout is that of the formatter', () => {
  const text = '{\n  "name": "A",\n  "related": ["250"]\n}\n';
  expect(writeSession(text, { ...short, configured: true })).toBe(
    [
      '{',
      '  "name": "A",',
      '  "session": {',
      '    "server": "Postfix 1.2",',
      '    "configured": true,',
      '    "lines": ["C: QUIT", "S: 221 Bye"]',
      '  },',
      '  "related": ["250"]',
      '}',
      '',
    ].join('\n'),
  );
  expect(writeSession(text, long)).toContain(`    "lines": [\n      "S: 250-0 ${'x'.repeat(30)}",\n`);
});

test('a record without related keys has the session last', () => {
  const text = '{\n  "name": "A",\n  "class": "2"\n}\n';
  const once = writeSession(text, short);
  expect(once).toContain('  "class": "2",\n  "session": {\n');
  expect(keys(once)).toEqual(['name', 'class', 'session']);
  expect(writeSession(writeSession(once, long), short)).toBe(once);
});

test('a session on one line is replaced as a whole', () => {
  const text = '{\n  "name": "A",\n  "session": { "server": "X", "lines": ["S: 250"] },\n  "related": []\n}\n';
  expect(keys(writeSession(text, short))).toEqual(['name', 'session', 'related']);
});

test('any line survives', () => {
  const line = fc.string({ unit: 'binary' }).map((text) => `S: ${text}`);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const text = writeSession('{\n  "name": "$&",\n  "related": []\n}\n', { server: '$1 {} "', lines });
      expect(JSON.parse(text)).toEqual({ name: '$&', session: { server: '$1 {} "', lines }, related: [] });
      expect(writeSession(text, short)).toBe(writeSession('{\n  "name": "$&",\n  "related": []\n}\n', short));
    }),
  );
});

test('what is no record as the project formats them is refused', () => {
  expect(() => writeSession('{ "name": "A" }', short)).toThrow('Unexpected layout');
});
