import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decisionSource } from '../../../pipeline/compose/decision-source.ts';
import type { Content, StatusRecord } from '../../../pipeline/content.ts';
import { makeContent } from '../../content.ts';
import { pageOf, partsOf } from '../../real.ts';
import { htmlOf as htmlOfBlocks } from '../../rendered.ts';

const record = (name: string, statusClass: string, fields: Partial<StatusRecord>): StatusRecord => ({
  ...{ name, class: statusClass, summary: `${name} it is.`, description: 'D.', seen: 'When.', fix: 'Mend.' },
  ...{ retry: 'no', actor: 'sender' },
  ...fields,
});
const named = (first: string, second = 'Refused') => ({
  '450': record(first, '4', { retry: 'yes', actor: 'nobody' }),
  '550': record(second, '5', {}),
});
const pairs = { '450-550': { verdict: 'Wait or stop.' } };
const judged = (first: string, second?: string): Content => makeContent({ records: named(first, second), pairs });

const slug = '450-vs-550';
const markdownOf = (content: Content, tag = 'en'): string => partsOf(pageOf(content, tag, slug), 'decision')[0] ?? '';
function htmlOf(content: Content, tag = 'en'): string {
  const { blocks, about } = pageOf(content, tag, slug).article;
  return htmlOfBlocks(
    blocks.filter(({ part }) => part === 'decision'),
    about,
  );
}

const english = makeContent({ records: named('Busy') }).folder.defaults.value as object;

/** Every message with a mark at its end, but those that are left out. */
function marked(mark: string, without: readonly string[] = []): object {
  const visit = (value: object, path: readonly string[]): object =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, child]) => {
        const id = [...path, key].join('.');
        if (without.includes(id)) return [];
        return [[key, typeof child === 'string' ? `${child} ${mark}` : visit(child as object, [...path, key])]];
      }),
    );
  return visit(english, []);
}

function translated(tag: string, mark: string, without: readonly string[] = []): Content {
  const code = (name: string): object => ({
    ...(without.includes(name) ? {} : { name: `${name} ${mark}` }),
    ...{ summary: `S ${mark}.`, description: `D ${mark}.`, seen: `W ${mark}.`, fix: `F ${mark}.` },
  });
  const smtp = {
    classes: { 4: `4 ${mark}`, 5: `5 ${mark}` },
    categories: { 5: `x5z ${mark}` },
    codes: { '450': code('Busy'), '550': code('Refused') },
    pairs: { '450-550': { verdict: `V ${mark}.` } },
  };
  return makeContent({ records: named('Busy'), pairs, locales: { [tag]: { article: marked(mark, without), smtp } } });
}

/** The boxes of a drawing, in their order, with the lines in each. */
function boxesOf(html: string): { x: number; y: number; width: number; height: number; lines: string[]; ys: number[] }[] {
  return [...html.matchAll(/<rect ([^>]*)><\/rect><text [^>]*>(.*?)<\/text>/gs)].map(([, attributes = '', text = '']) => {
    const number = (name: string): number => Number(new RegExp(` ?\\b${name}="([^"]*)"`).exec(attributes)?.[1]);
    const spans = [...text.matchAll(/<tspan x="[^"]*" y="([^"]*)">(.*?)<\/tspan>/gs)];
    return {
      ...{ x: number('x'), y: number('y'), width: number('width'), height: number('height') },
      lines: spans.map(([, , line = '']) => unescapeHtml(line)),
      ys: spans.map(([, y]) => Number(y)),
    };
  });
}

const unescapeHtml = (text: string): string =>
  text.replace(/&#x([0-9A-F]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)));

describe('the language', () => {
  const mark = 'ZZ';

  test('is the page’s where every text is translated', () => {
    const content = translated('id', mark);
    const source = markdownOf(content, 'id').split('\n');
    expect(source.slice(2, -1)).toEqual([
      'accTitle: 450 or 550: the next step ZZ',
      'q{"Which code did the server send? ZZ"}',
      'q -->|"450 Busy ZZ ZZ"| a1["Who must act: Nobody ZZ ZZ"]',
      'a1 --> a2["Retry: Yes, after a delay ZZ ZZ"]',
      'q -->|"550 Refused ZZ ZZ"| b1["Who must act: The sender ZZ ZZ"]',
      'b1 --> b2["Retry: No ZZ ZZ"]',
    ]);
    expect(htmlOf(content, 'id')).toMatch(/^<figure class="decision"><svg /);
    expect(pageOf(content, 'id', slug).article.index).toBe(true);
  });

  test.each([
    ...['decision.title', 'decision.question', 'decision.actor', 'decision.retry', 'heading.code'],
    ...['actor.nobody', 'actor.sender', 'retry.yes', 'retry.no', 'Busy', 'Refused'],
    ...['advice.retry.yes', 'advice.retry.no', 'advice.actor.nobody', 'advice.actor.sender'],
  ])('is English as a whole where %s is not translated', (missing) => {
    const content = translated('id', mark, [missing]);
    expect(markdownOf(content, 'id')).toBe(markdownOf(content, 'en'));
    const html = htmlOf(content, 'id');
    expect(html).toMatch(/^<figure class="decision" lang="en"><svg /);
    expect(html).not.toContain(mark);
    const { article } = pageOf(content, 'id', slug);
    expect(article.draft).toBe(true);
    expect(article.translation.untranslated.join(' ')).toContain(
      missing === 'Busy' ? '450.name' : missing.replace('Refused', ''),
    );
  });

  test('from right to left mirrors the drawing', () => {
    const content = translated('ar', 'ش');
    const html = htmlOf(content, 'ar');
    expect(html).toContain(' direction="rtl"');
    const ofCodes = boxesOf(html).filter(({ lines }) => /^[45]50 /.test(lines.join(' ')));
    expect(ofCodes.map(({ x, lines }) => [x > 280 ? 'right' : 'left', lines[0]?.slice(0, 3)]).sort()).toEqual([
      ['left', '550'],
      ['right', '450'],
    ]);
    const below = boxesOf(html).filter(({ lines }) => /^(Who|Retry)/.test(lines.join(' ')));
    expect(below.filter(({ x }) => x > 280).map(({ lines }) => lines.join(' '))).toEqual([
      'Who must act: Nobody ش ش',
      'Retry: Yes, after a delay ش ش',
    ]);
  });

  test('on a page from right to left, English stays from left to right', () => {
    const html = htmlOf(translated('ar', 'ش', ['decision.retry']), 'ar');
    expect(html).toMatch(/^<figure class="decision" lang="en" dir="ltr"><svg /);
    expect(html).not.toContain('direction=');
    expect(boxesOf(html)[1]).toMatchObject({ x: 1, lines: ['450 Busy'] });
  });
});

/** A name as `check` lets it through: no control characters, nothing at its ends. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...['"', '`', '#', ';', '<script>', '</text>', ']]>', '[', ']', '{', '}', '(', ')', '|', '%%', '%%{init:{}}%%'],
          ...['-->', '&', '&quot;', '#quot;', '#34;', '\\', "'", '$$', ':', ' ', 'end', '```', '~~~', 'a', '강', '漢', 'ش', '😀'],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}\p{Co}]/u.test(text));

const decode = (text: string): string => text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe('a hostile name', () => {
  test('is one label of the source, and reads as it was written', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const lines = markdownOf(judged(first, second)).split('\n');
        expect(lines).toHaveLength(9);
        expect([lines[0], lines[1], lines[8]]).toEqual(['```mermaid', 'flowchart TD', '```']);
        const body = lines.slice(2, 8).join('\n');
        expect(body).not.toMatch(/[<>`\\&](?!\|)(?<!-->)|%%/);
        for (const [line, code, name] of [
          [4, '450', first],
          [6, '550', second],
        ] as const) {
          const [, label = ''] = /^q -->\|"([^"]*)"\| [ab]1\["[^"]*"\]$/.exec(lines[line] ?? '') ?? [];
          expect(label.replace(/#\d+;/g, '')).not.toMatch(/[#;]/);
          expect(decode(label)).toBe(`${code} ${name}`);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is text of the drawing, whole and within its box', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const html = htmlOf(judged(first, second));
        expect(
          html.match(/<\/?[a-zA-Z]+/g)?.filter((tag) => !/^<\/?(figure|svg|title|desc|rect|text|tspan|path)$/.test(tag)),
        ).toEqual([]);
        expect(html.match(/<svg|<title|<desc/g)).toHaveLength(3);
        const boxes = boxesOf(html);
        expect(boxes).toHaveLength(7);
        for (const [box, code, name] of [
          [boxes[1], '450', first],
          [boxes[4], '550', second],
        ] as const) {
          expect(box?.lines.join('').replaceAll(' ', '')).toBe(`${code} ${name}`.replaceAll(' ', ''));
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['a # b; c', 'a , b, c'],
    ['%%{init: {"theme":"dark"}}%% a', '%{init: {"theme":"dark"}}% a'],
    ['a %%% b\u2028c', 'a % b c'],
    ['<b> "a" --> 100%', '<b> "a" --> 100%'],
  ])('keeps the title in its line: %s', (title, expected) => {
    const source = decisionSource({ title, alternative: '', question: 'q', branches: [] });
    expect(source).toBe(`flowchart TD\naccTitle: ${expected}\nq{"q"}`);
  });
});

const room = (260 - 2 * 12) / 15;
const isWide = (character: string): boolean =>
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、]/u.test(character);
const widthOf = (line: string): number =>
  [...line].reduce((sum, character) => sum + (isWide(character) ? 1 : character === ' ' ? 0.3 : 0.58), 0);

test.each([
  ['Hangul with spaces', '수신자의 메일함이 가득 차서 더 이상 메일을 받을 수 없음'],
  ['Hangul without a space', '수신자의메일함이가득차서더이상메일을받을수없는상태로남아있음'],
  ['Han', '收件人的邮箱已经满了，因此无法再接收任何新的邮件，请稍后再试一次'],
  ['Japanese with Latin in it', '受信者のメールボックスがSMTPStatusNotificationのために一時的に利用できません'],
  ['Arabic', 'صندوق بريد المستلم ممتلئ ولا يمكنه استلام المزيد من الرسائل في الوقت الحالي'],
  ['one Arabic word', 'فأسقيناكموهافسيكفيكهمأنلزمكموهاليستخلفنهم'],
  ['one Latin word', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'],
  ['one word of Latin letters in capitals', 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW'],
  ['a short and a very long word', 'The Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz Says'],
])('a long name wraps within its box: %s', (_, name) => {
  const html = htmlOf(judged(name, 'X'));
  const boxes = boxesOf(html);
  const height = Number(/viewBox="0 0 560 ([\d.]+)"/.exec(html)?.[1]);
  const [first] = boxes.slice(1);
  expect(first?.lines.length).toBeGreaterThan(1);
  expect(first?.lines.join('').replaceAll(' ', '')).toBe(`450${name.replaceAll(' ', '')}`);
  for (const { x, y, width, height: tall, lines, ys } of boxes) {
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(room);
    for (const line of lines) expect(line).toMatch(/^\S(.*\S)?$/);
    // The baseline of each line, with room for a letter above it and for a tail below.
    for (const at of ys) {
      expect(at - 15).toBeGreaterThanOrEqual(y);
      expect(at + 5).toBeLessThanOrEqual(y + tall);
    }
    expect(x >= 0 && y >= 0 && x + width <= 560 && y + tall <= height).toBe(true);
  }
  for (const one of boxes) {
    for (const other of boxes) {
      if (one === other) continue;
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect(apart).toBe(true);
    }
  }
});

test('combining marks stay with their letters', () => {
  const name = 'e\u0301'.repeat(60);
  const lines = boxesOf(htmlOf(judged(name)))[1]?.lines ?? [];
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line).not.toMatch(/^\p{M}/u);
});

describe('"diagrams": "text"', () => {
  const config = { diagrams: 'text' } as const;
  const written = { '450-550': { ...pairs['450-550'], choose: 'Choose one.' } };
  const content = makeContent({ records: named('Busy'), pairs: written, config });

  test('says it in words in Markdown, and draws it in HTML all the same', () => {
    expect(markdownOf(content)).toBe(
      'With 450 (Busy), keep the request and try it again after a delay. For 450, nobody has to step in. ' +
        'With 550 (Refused), stop: the same request will not be accepted later either. For 550, the next step belongs to the sender.',
    );
    expect(htmlOf(content)).toBe(htmlOf(judged('Busy')));
  });

  test('gives one that can see no drawing the same words', () => {
    const [, description] = /<desc [^>]*>(.*?)<\/desc>/.exec(htmlOf(content)) ?? [];
    expect(description).toBe(markdownOf(content));
  });

  test('leaves out what "When to Use Which" says in the same words', () => {
    const unwritten = makeContent({ records: named('Busy'), pairs, config });
    expect(pageOf(unwritten, 'en', '450-vs-550').article.blocks.map(({ part }) => part)).not.toContain('decision');
    expect(pageOf(unwritten, 'en', '450-vs-550').markdown).toContain('keep the request and try it again');
  });

  test('"mermaid" is the default', () => {
    const asked = makeContent({ records: named('Busy'), pairs, config: { diagrams: 'mermaid' } });
    expect(markdownOf(asked)).toBe(markdownOf(judged('Busy')));
    expect(markdownOf(asked)).toMatch(/^```mermaid\n/);
  });
});
