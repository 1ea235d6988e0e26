import fc from 'fast-check';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { type Article, compose } from '../../pipeline/compose/index.ts';
import type { PairRecord, StatusRecord } from '../../pipeline/content.ts';
import type { Syntax } from '../../pipeline/fragment/syntax.ts';
import { gfmStyle, markdownStyle } from '../../pipeline/fragment/unified.ts';
import { compileTemplate, slotsOf } from '../../pipeline/template.ts';
import { translate } from '../../pipeline/translate.ts';
import { makeContent } from '../content.ts';
import { flowText, rendered } from '../rendered.ts';
import { isAllowed, label, markdownText } from '../scraps.ts';

/** unified, on the whole tree at once: what every article must be equal to. */
function reference(article: Article, syntax: Syntax): string {
  const root: Root = { type: 'root', children: article.blocks.flatMap((block) => block.flow.tree(syntax, article.about)) };
  if (syntax === 'markdown')
    return unified().use(remarkGfm, gfmStyle).use(remarkStringify, markdownStyle).stringify(root).replace(/\n$/, '');
  const html = unified().use(remarkRehype).use(rehypeStringify);
  return html.stringify(html.runSync(root) as never);
}

const record = (statusClass: string): fc.Arbitrary<StatusRecord> =>
  fc.oneof(
    fc.record({ name: label, class: fc.constant(statusClass), description: markdownText, seen: markdownText, fix: markdownText }),
    fc.record({
      name: label,
      class: fc.constant(statusClass),
      summary: markdownText,
      description: markdownText,
      seen: markdownText,
      fix: markdownText,
      retry: fc.constantFrom('yes' as const, 'no' as const),
      actor: fc.constantFrom('client' as const, 'nobody' as const),
      commands: fc.subarray(['MAIL', 'RCPT', 'any'], { minLength: 1 }),
      enhanced: fc.subarray(['4.2.0', '5.1.1', '5.7.0'], { minLength: 1 }),
      spec: fc.constant([{ document: 'RFC 5321', section: '4.2' }, { document: 'A *book*' }]),
      session: fc.constantFrom(
        { server: 'Post*fix_ 3', lines: ['S: 220 ```x', 'C: QUIT'] },
        { server: '# <Exim> `4`', configured: true as const, lines: ['S: 550 ~~~ <&>', '', '````'] },
      ),
      related: fc.constant(['552']),
    }),
  );

const source = fc.oneof(
  fc.constant({ document: 'RFC 5321', section: '4.2' }),
  label.map((title) => ({ title, url: 'https://example.org/a_b*c' })),
);

/** What is written for a pair, more or less of it. */
const pair: fc.Arbitrary<PairRecord> = fc.record(
  {
    verdict: markdownText,
    choose: markdownText,
    practice: markdownText,
    sources: fc.array(source, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['verdict'] },
);

const pairs = fc.record({ '334-550': pair, '334-552': pair, '550-552': pair }, { requiredKeys: ['334-552'] });

const meaning = fc.record({ name: label, meaning: markdownText.filter((text) => isAllowed(text, true)) });
const enhanced = fc.record({ 'X.2.0': meaning, 'X.1.1': meaning }, { requiredKeys: [] });

const settings = fc.record({
  diagrams: fc.constantFrom('mermaid' as const, 'text' as const),
  index: fc.subarray(['verdict' as const, 'code' as const, 'overview' as const]),
});

const english = JSON.parse(JSON.stringify(makeContent({ records: {} }).folder.defaults.value)) as object;

/** The same messages with their variables in another order and other words between them. */
function reworded(random: (count: number) => readonly string[]): object {
  const reword = (value: unknown): unknown => {
    if (typeof value !== 'string')
      return Object.fromEntries(Object.entries(value as object).map(([key, child]) => [key, reword(child)]));
    const slots = slotsOf(compileTemplate(value)).map((slot) => `{{${slot.name}}}`);
    const words = random(slots.length + 1);
    const text = words
      .map((word, index) => word + (slots[index] ?? ''))
      .join('')
      .trim();
    const sample = text.replace(/\{\{\w+\}\}/g, 'x');
    return isAllowed(sample, true) && !/\n/.test(text) ? text : value;
  };
  return reword(english) as object;
}

const literals = fc.infiniteStream(
  fc.constantFrom(
    ' ',
    ' ',
    '은 ',
    '、',
    'は',
    ' means ',
    '. ',
    '*',
    '**',
    ' **and** ',
    ': ',
    ' (',
    ') ',
    ' - ',
    '1. ',
    '`x` ',
    '',
    '。',
    ' # ',
    '&',
    '[',
  ),
);

/** How many of the pages that were made had each of the parts: a property that never meets a diagram says nothing of it. */
const met = new Map<string, number>();

for (const syntax of ['markdown', 'html'] as const) {
  test(`an article put together from fragments equals unified's ${syntax} of its whole tree`, () => {
    met.clear();
    const records = fc.record({ '334': record('3'), '550': record('5'), '552': record('5') });
    const share = fc.constantFrom('some', 'all', 'messages');
    fc.assert(
      fc.property(records, pairs, enhanced, settings, literals, share, (codes, judged, meanings, config, stream, translated) => {
        const article = reworded((count) => [...stream.take(count)]);
        const classes = { 3: 'drei', 5: 'fünf' };
        const categories = { 3: 'x', 5: 'y' };
        const smtp =
          translated === 'all'
            ? { classes, categories, codes, pairs: judged, enhanced: meanings }
            : translated === 'some'
              ? { codes: { '334': { name: codes['334'].name } }, pairs: { '334-552': { verdict: judged['334-552'].verdict } } }
              : {};
        const content = makeContent({
          records: codes,
          pairs: judged,
          enhanced: meanings,
          config,
          locales: { ar: { article, smtp } },
        });
        for (const translation of translate(content, ['en', 'ar'])) {
          for (const page of compose(content.protocols[0] as never, content.protocols, content.config, translation)) {
            const parts = page.blocks.map(({ flow }) => flowText(flow, syntax, page.about));
            expect(parts.join(syntax === 'html' ? '\n' : '\n\n')).toBe(reference(page, syntax));
            if (syntax === 'markdown') expect(rendered(page).markdown).toBe(parts.join('\n\n'));
            for (const { part } of page.blocks) met.set(part, (met.get(part) ?? 0) + 1);
            if (page.blocks.some(({ part, flow }) => part === 'decision' && flow.tag(page.about) !== undefined))
              met.set('decision in English', (met.get('decision in English') ?? 0) + 1);
          }
        }
      }),
      { numRuns: Number(process.env.KONTRAS_RUNS ?? 60) },
    );
    for (const part of ['verdict', 'practice', 'session', 'enhanced', 'confused', 'decision', 'decision in English'])
      expect(met.get(part), part).toBeGreaterThan(0);
  });
}
