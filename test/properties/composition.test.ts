import fc from 'fast-check';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkRehype from 'remark-rehype';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { type Article, compose } from '../../pipeline/compose/index.ts';
import type { StatusRecord } from '../../pipeline/content.ts';
import { joinBlocks } from '../../pipeline/fragment/flow.ts';
import { gfmStyle, markdownStyle } from '../../pipeline/fragment/serialize.ts';
import type { Syntax } from '../../pipeline/fragment/syntax.ts';
import { compileTemplate, slotsOf } from '../../pipeline/template.ts';
import { translate } from '../../pipeline/translate.ts';
import { makeContent } from '../content.ts';
import { isAllowed, label, markdownText } from '../scraps.ts';

/** unified, on the whole tree at once: what every article must be equal to. */
function reference(article: Article, syntax: Syntax): string {
  const root: Root = { type: 'root', children: article.blocks.flatMap((block) => block.flow.tree(syntax)) };
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
      enhanced: fc.subarray(['4.2.0', '5.1.1'], { minLength: 1 }),
      spec: fc.constant([{ document: 'RFC 5321', section: '4.2' }, { document: 'A *book*' }]),
      session: fc.constant({ server: 'Post*fix_ 3', lines: ['S: 220 ```x', 'C: QUIT'] }),
      related: fc.constant(['552']),
    }),
  );

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

for (const syntax of ['markdown', 'html'] as const) {
  test(`an article put together from fragments equals unified's ${syntax} of its whole tree`, () => {
    fc.assert(
      fc.property(record('3'), record('5'), record('5'), literals, fc.boolean(), (a, b, c, stream, partly) => {
        const article = reworded((count) => [...stream.take(count)]);
        const smtp = partly
          ? { codes: { '334': { name: a.name } } }
          : { classes: { 3: 'drei', 5: 'fünf' }, categories: { 3: 'x', 5: 'y' }, codes: { '334': a, '550': b, '552': c } };
        const content = makeContent({
          records: { '334': a, '550': b, '552': c },
          pairs: { '334-552': { verdict: b.description, choose: c.fix } },
          locales: { ar: { article, smtp } },
        });
        for (const translation of translate(content, ['en', 'ar'])) {
          for (const page of compose(content.protocols[0] as never, content.protocols, content.config, translation)) {
            const parts = page.blocks.map(({ flow }) => flow.render(syntax));
            expect(joinBlocks(parts, syntax)).toBe(reference(page, syntax));
          }
        }
      }),
      { numRuns: Number(process.env.KONTRAS_RUNS ?? 60) },
    );
  });
}
