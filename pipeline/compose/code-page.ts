import { list, paragraph, sequence } from '../fragment/flow.ts';
import { type Article, type Block, finish } from './article.ts';
import { areRich, factsTable } from './facts.ts';
import type { Links } from './links.ts';
import { comparisonLink, more } from './more.ts';
import { section } from './section.ts';
import { titled } from './title.ts';
import type { Code, Wording } from './wording.ts';

/** The page of one code: what its record says, its facts, and its comparisons. */
export function codePage(wording: Wording, code: Code, links: Links): Article {
  const comparisons = links.comparisonsOf(code);
  const facts: Block[] = areRich(code)
    ? [{ part: 'glance', flow: sequence([titled(wording, 2, 'glance'), factsTable(wording, [code])]) }]
    : [];
  const compared: Block[] =
    comparisons.length === 0
      ? []
      : [
          {
            part: 'comparisons',
            flow: sequence([
              titled(wording, 2, 'comparisons'),
              list(
                comparisons.map((pair) => comparisonLink(wording, pair)),
                false,
              ),
            ]),
          },
        ];
  const further = more(wording, [code], links);
  const lead = wording.say(['code.lead'], code);
  return finish(
    {
      kind: 'code',
      locale: wording.translation.own.tag,
      protocol: wording.protocol.id,
      eyebrow: wording.protocol.name,
      codes: [code.code],
      id: code.code,
      blocks: [
        { part: 'lead', flow: paragraph(lead) },
        ...section(wording, code, 2),
        ...facts,
        ...compared,
        ...(further === undefined ? [] : [{ part: 'more' as const, flow: further }]),
      ],
    },
    wording.say(['code.title'], code),
    lead,
  );
}
