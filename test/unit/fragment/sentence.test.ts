import type { PhrasingContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { phrasingOf } from '../../../pipeline/fragment/markdown.ts';
import { compileMessage } from '../../../pipeline/fragment/message.ts';
import { joinParts, sideOf } from '../../../pipeline/fragment/parts.ts';
import { contexts } from '../../../pipeline/fragment/place.ts';
import { Sentence } from '../../../pipeline/fragment/sentence.ts';
import { Runs } from '../../../pipeline/fragment/spoken.ts';
import { merged, said as text } from '../../../pipeline/fragment/stretch.ts';
import type { Subject } from '../../../pipeline/fragment/syntax.ts';

let serial = 0;
interface Named extends Subject {
  readonly value: (name: string) => PhrasingContent[];
  readonly asked: string[];
}
function subject(values: Readonly<Record<string, string>>): Named {
  const asked: string[] = [];
  const value = (name: string): PhrasingContent[] => {
    asked.push(name);
    return phrasingOf(values[name] ?? 'none');
  };
  serial += 1;
  return { index: serial, value, asked };
}
const sentence = (...raws: (string | readonly [string, 'A' | 'B'])[]): Sentence<Named> => {
  const message = joinParts(
    raws.map((raw) =>
      typeof raw === 'string' ? { message: compileMessage(raw) } : { message: compileMessage(raw[0]), side: raw[1] },
    ),
    ' ',
  );
  return new Sentence(
    () => message,
    (one, name) => one.value(name),
    new Runs().of(message),
  );
};
const said = (one: Sentence<Named>, a: Named, b: Named): string => text(one.stretches(contexts.paragraph.bare), { a, b });

test.each([
  ['codeA', 'B', { side: 'A', name: 'code' }],
  ['codeB', 'A', { side: 'B', name: 'code' }],
  ['code', 'A', { side: 'A', name: 'code' }],
  ['code', 'B', { side: 'B', name: 'code' }],
] as const)('%s, where %s is meant, belongs to its side', (name, side, expected) => {
  expect(sideOf(name, side)).toEqual(expected);
});

describe('a sentence', () => {
  const [a, b] = [subject({ code: '450', name: 'Busy' }), subject({ code: '550', name: 'Refused' })];

  test('says each thing of the right subject', () => {
    expect(said(sentence('{{codeA}} ({{nameA}}) is not {{codeB}} ({{nameB}}).'), a, b)).toBe('450 (Busy) is not 550 (Refused).');
    expect(said(sentence('{{codeB}} first, then {{codeA}}.'), a, b)).toBe('550 first, then 450.');
    expect(said(sentence('{{codeA}} first, then {{codeB}}.'), b, a)).toBe('550 first, then 450.');
  });

  test('is joined of parts, each about its own subject', () => {
    expect(said(sentence(['With {{code}}, wait.', 'A'], ['With {{code}}, stop.', 'B']), a, b)).toBe(
      'With 450, wait. With 550, stop.',
    );
  });

  test('formats a value once for each use', () => {
    expect(
      said(sentence('{{codeA, particle(은/는)}} {{codeB, particle(은/는)}}'), subject({ code: '450' }), subject({ code: '552' })),
    ).toBe('450은 552는');
  });

  test('may repeat its variables without end', () => {
    const raw = Array(60).fill('{{codeA}} and {{codeB}}').join(', ');
    expect(said(sentence(raw), a, b)).toBe(Array(60).fill('450 and 550').join(', '));
  });

  test('of words alone needs no subject', () => {
    expect(said(sentence('Nothing to fill in.'), a, b)).toBe('Nothing to fill in.');
  });
});

test('a sentence that is cut asks each subject once, however many others it is paired with', () => {
  const one = sentence('{{codeA}} is one, and {{codeB}} is another.');
  expect(merged(one.stretches('plain'))).toHaveLength(2);
  const a = subject({ code: '450' });
  for (const code of ['550', '551', '552']) expect(said(one, a, subject({ code }))).toBe(`450 is one, and ${code} is another.`);
  expect(a.asked).toEqual(['code']);
});

test('a sentence whose subjects stand without a word between them is not cut, and right', () => {
  const one = sentence('{{codeA}}{{codeB}}');
  expect(merged(one.stretches('plain'))).toHaveLength(1);
  expect(said(one, subject({ code: '450' }), subject({ code: '550' }))).toBe('450550');
});

test('plain words are those of the whole', () => {
  const one = sentence('{{textA}} says one, {{textB}} says the other.');
  const [a, b] = [subject({ text: '*A* `b`' }), subject({ text: '[c](https://example.org)' })];
  expect(text(one.stretches('plain'), { a, b })).toBe('A b says one, c says the other.');
});
