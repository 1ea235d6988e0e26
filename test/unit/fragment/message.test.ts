import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { phrasingOf } from '../../../pipeline/fragment/markdown.ts';
import { compileMessage, fill } from '../../../pipeline/fragment/message.ts';
import { compileTemplate, slotsOf } from '../../../pipeline/template.ts';
import { createMessages } from '../../../pipeline/translate.ts';

const text = (value: string): PhrasingContent[] => [{ type: 'text', value }];

/** The words of a compiled message. */
const compiled = (raw: string, values: Readonly<Record<string, string>>): string =>
  plain(
    fill(compileMessage(raw), (name) => {
      const value = values[name];
      if (value === undefined) throw new Error(`No value for ${name}`);
      return text(value);
    }),
  );

const translated = (raw: string, values: Readonly<Record<string, string>>): string =>
  createMessages({ en: { 'the.id': raw } }).t('the.id', { ...values, lng: 'en' });

/** Literals of a message: all that i18next, regular expressions, replacement patterns and HTML might stumble over, and no Markdown. */
const literal = fc
  .array(
    fc.constantFrom(
      ...[
        'word',
        'The server',
        '450',
        ' ',
        ' ',
        ' is ',
        ', ',
        '. ',
        ': ',
        '; ',
        ' - ',
        '(',
        ')',
        '(은/는)',
        "'",
        '"',
        '?',
        '!',
        '%',
      ],
      ...['$', '$$', '$1', '$&', '$`1'.slice(0, 2), '^', '+', '|', '=', '/', '@', '#', '{', '}', '{ }', '$t(', '$t', 't(x)'],
      ...[
        '<b>',
        '</b>',
        'a < b',
        'a > b',
        '&',
        'a & b',
        'é',
        '한글',
        '。',
        'עברית',
        '😀',
        '__proto__'.slice(2, 7),
        'constructor',
        '%s',
      ],
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const slot = fc.constantFrom(
  ...['{{code}}', '{{name}}', '{{ name }}', '{{code, particle(은/는)}}', '{{name,particle(으로/로)}}', '{{text, inSentence}}'],
  ...['{{ text ,inSentence }}', '{{text}}', '{{codeA}}', '{{nameB}}'],
);
const template = fc
  .tuple(fc.array(fc.tuple(literal, slot), { maxLength: 5 }), literal)
  .map(([parts, end]) => `Start ${parts.flat().join('')}${end} end`)
  // A brace beside a variable is an error of its own (message/syntax), and so is `$t(…)` (message/nesting).
  .filter((raw) => !/\{\{\{|\}\}\}|\$t\(/.test(raw) && !/[{}]/.test(raw.replace(/\{\{[^{}]*\}\}/g, '')))
  .filter((raw) => {
    const words = raw.replace(/\{\{[^{}]*\}\}/g, 'x');
    return plain(phrasingOf(words)) === words;
  });
const value = fc.oneof(
  fc.constantFrom(
    '450',
    '551',
    'AUTH',
    'The server is busy.',
    '서버',
    '메일',
    'a & b',
    '<b>',
    '$1',
    '$&',
    '$$',
    '$t(title)',
    '{{name}}',
  ),
  fc.constantFrom(
    '{{',
    '}}',
    "It's",
    '*x*',
    '`x`',
    '[x](y)',
    '\\',
    'toString',
    '# x',
    '1. x',
    '0',
    '&copy;',
    '\u200d',
    'null',
    '{{x, y}}',
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
const values = fc.record({ code: value, name: value, text: value, codeA: value, nameB: value });

test('a compiled message gives what t() gives for plain values', () => {
  let formatted = 0;
  fc.assert(
    fc.property(template, values, (raw, given) => {
      if (raw.includes(',')) formatted += 1;
      expect(compiled(raw, given)).toBe(translated(raw, given));
    }),
    { numRuns: Number(process.env.KONTRAS_RUNS ?? 300) },
  );
  expect(formatted).toBeGreaterThan(100);
});

test('a message whose braces are unbalanced is given as t() gives it', () => {
  for (const raw of ['a { b', 'a } b', '{a} {{code}}', 'a {{ b', 'a }} b {{code}}']) {
    expect(compiled(raw, { code: '450' })).toBe(translated(raw, { code: '450' }));
  }
});

describe('a missing value', () => {
  test.each(['{{missing}}', 'x {{code}} {{missing}}', '{{missing, inSentence}}', '{{missing, particle(은/는)}}'])(
    'throws in %s',
    (raw) => {
      expect(() => compiled(raw, { code: '450' })).toThrow();
      expect(() => translated(raw, { code: '450' })).toThrow('left without a value');
    },
  );
});

test('every message of the project gives what t() gives, in every language', async () => {
  const { readFolder } = await import('../../../pipeline/read.ts');
  const { messageUnits } = await import('../../../pipeline/units.ts');
  const folder = readFolder(fileURLToPath(new URL('../../..', import.meta.url)));
  const documents = [folder.defaults, ...[...folder.locales.values()].flatMap(({ article }) => article ?? [])];
  const units = documents.flatMap(messageUnits);
  expect(units.length).toBeGreaterThan(100);
  for (const { text: raw } of units) {
    const names = slotsOf(compileTemplate(raw)).map(({ name }) => name);
    const given = Object.fromEntries(
      names.map((name, index) => [name, ['The 450', 'AUTH', '서버', '메일'][index % 4] as string]),
    );
    // t() gives the message's Markdown, a compiled message its words.
    expect(compiled(raw, given)).toBe(translated(raw, given).replaceAll('`', ''));
  }
});

test('a variable may stand as often as one likes', () => {
  const raw = `${'{{code}} '.repeat(500)}{{name}}${' {{code, particle(은/는)}}'.repeat(500)}`;
  expect(compiled(raw, { code: '450', name: 'x' })).toBe(`${'450 '.repeat(500)}x${' 450은'.repeat(500)}`);
});

describe('a value', () => {
  const filled = (raw: string, nodes: PhrasingContent[]): PhrasingContent[] => fill(compileMessage(raw), () => nodes);

  test('is merged with the text beside it, as a parser would give it', () => {
    expect(filled('a {{x}} b', text('v'))).toEqual(text('a v b'));
    expect(filled('{{x}}{{y}}', text('v'))).toEqual(text('vv'));
    expect(filled('{{x}}', [{ type: 'text', value: '' }])).toEqual([]);
  });

  test('keeps its markup, and is never read as Markdown', () => {
    expect(filled('a {{x}} b', [...text('c '), { type: 'inlineCode', value: 'd' }])).toEqual([
      { type: 'text', value: 'a c ' },
      { type: 'inlineCode', value: 'd' },
      { type: 'text', value: ' b' },
    ]);
    expect(filled('a {{x}} b', text('*c* `d` {{e}} $t(f)'))).toEqual(text('a *c* `d` {{e}} $t(f) b'));
  });

  test('stands in emphasis, in a code span, in a link and in its target', () => {
    expect(filled('**{{x}}** `{{x}}!` [{{x}}](https://example.org/{{x}})', text('a/b c'))).toEqual([
      { type: 'strong', children: text('a/b c') },
      { type: 'text', value: ' ' },
      { type: 'inlineCode', value: 'a/b c!' },
      { type: 'text', value: ' ' },
      { type: 'link', title: null, url: 'https://example.org/a%2Fb%20c', children: text('a/b c') },
    ]);
  });
});

test('filling a message changes neither it nor the value', () => {
  const message = compileMessage('a {{x}} **b {{x}}**');
  const nodes = text('v');
  const before = JSON.stringify([message, nodes]);
  const first = fill(message, () => nodes);
  expect(JSON.stringify([message, nodes])).toBe(before);
  expect(fill(message, () => nodes)).toEqual(first);
});
