import { enhancedKey } from '../content.ts';
import { type Flow, heading, paragraph, sequence } from '../fragment/flow.ts';
import { list } from '../fragment/list.ts';
import { Row, table } from '../fragment/table.ts';
import { type Article, type Block, finish, type PartName } from './article.ts';
import { factsTable, isRich } from './facts.ts';
import { isJudged, type Links, pairKey } from './links.ts';
import { comparisonLinks, moreOnCode } from './more.ts';
import { namesOfCode } from './names.ts';
import { section } from './section.ts';
import type { Settings } from './settings.ts';
import { titled } from './title.ts';
import type { Code, Codes, Wording } from './wording.ts';

/** The page of one code: what its record says, its facts, what its enhanced codes mean, what it is confused with, and its other comparisons. */
export function codePage(wording: Wording, code: Code, links: Links, { index }: Settings): Article {
  const { protocol } = wording;
  const comparisons = links.comparisonsOf(code);
  const judged = comparisons.filter((pair) => isJudged(protocol, pair));
  const others = comparisons.filter((pair) => !isJudged(protocol, pair));
  const blocks: Block[] = [];
  const add = (part: PartName, flow: Flow | undefined): void => {
    if (flow !== undefined) blocks.push({ part, flow });
  };
  const lead = wording.say(['code.lead']);
  add('lead', paragraph(lead));
  blocks.push(...section(wording, code, 2));
  if (isRich(code)) add('glance', sequence([titled(wording, 2, 'glance'), factsTable(wording, code)]));
  add('enhanced', enhancedTable(wording, code));
  if (judged.length > 0)
    add('confused', sequence([titled(wording, 2, 'confused'), ...judged.flatMap((pair) => verdictOn(wording, pair))]));
  if (others.length > 0)
    add('comparisons', sequence([titled(wording, 2, 'comparisons'), list(comparisonLinks(wording, others))]));
  add('more', moreOnCode(wording, code));
  return finish(wording, {
    id: code.code,
    kind: 'code',
    about: { a: code, b: code },
    codes: [code.code],
    names: namesOfCode(wording),
    blocks,
    index: index.includes('code'),
    title: wording.say(['code.title']),
    description: lead,
  });
}

/** The comparison with a code that this one is confused with, and the sentence that settles it. */
const verdictOn = (wording: Wording, pair: Codes): Flow[] => [
  ...comparisonLinks(wording, [pair]).map((link) => heading(3, link)),
  wording.opening(`${wording.protocol.id}.pairs.${pairKey(pair.a, pair.b)}.verdict`),
];

/** The enhanced codes that are seen with a code, with their names and meanings; undefined where none of them has a record. */
function enhancedTable(wording: Wording, { record }: Code): Flow | undefined {
  const { id, enhanced } = wording.protocol;
  const known = (record.enhanced ?? []).filter((code) => enhanced.has(enhancedKey(code)));
  if (known.length === 0) return undefined;
  const rows = known.map((code) => {
    const unit = (field: string): string => `${id}.enhanced.${enhancedKey(code)}.${field}`;
    return new Row([
      wording.leaf(`enhanced ${code}`, [], () => [{ type: 'inlineCode', value: code }]),
      wording.leaf(unit('name'), [unit('name')], (voice) => [{ type: 'text', value: voice.text(unit('name')) }]),
      wording.leaf(unit('meaning'), [unit('meaning')], (voice) => voice.phrasing(unit('meaning'))),
    ]);
  });
  const header = new Row((['code', 'name', 'meaning'] as const).map((column) => wording.label(`enhanced.${column}`)));
  return sequence([titled(wording, 2, 'enhanced'), table(header, rows)]);
}
