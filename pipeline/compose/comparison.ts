import { composed, type Flow, paragraph, sequence } from '../fragment/flow.ts';
import { type Leaf, wordsOf } from '../fragment/leaf.ts';
import { type Article, type Block, finish } from './article.ts';
import { adviceFor, decision } from './decision.ts';
import { differences } from './differences.ts';
import { factsTable, isRich } from './facts.ts';
import { type Links, pairKey, slugOf } from './links.ts';
import { moreOnPair } from './more.ts';
import { codeSection } from './section.ts';
import type { Settings } from './settings.ts';
import { titled } from './title.ts';
import type { Clause, Code, Codes, Wording } from './wording.ts';

/**
 * The comparison of two codes, top to bottom. `a` comes before `b` in the protocol's order.
 * Where both records have their facts the article speaks from them, and no sentence of a record stands twice;
 * where not, it says what the required fields allow. With a verdict it is about the pair, and briefer on each code.
 */
export function comparison(wording: Wording, a: Code, b: Code, links: Links, settings: Settings): Article {
  const { protocol } = wording;
  const about = { a, b };
  const judged = protocol.pairs.size === 0 ? undefined : protocol.pairs.get(pairKey(a, b));
  const rich = isRich(a) && isRich(b);
  const written = (field: 'verdict' | 'choose' | 'practice'): Flow =>
    wording.text(`${protocol.id}.pairs.${pairKey(a, b)}.${field}`);

  const blocks: Block[] = [{ part: 'lead', flow: lead(wording, a, b) }];
  if (judged !== undefined) blocks.push({ part: 'verdict', flow: written('verdict') });
  if (rich) blocks.push({ part: 'glance', flow: glance(wording, a, b) });
  // In words it is the advice that stands further down where nobody has written a better one.
  const isDrawn = settings.diagrams !== 'text' || judged?.choose !== undefined;
  if (rich && judged !== undefined && isDrawn)
    blocks.push({ part: 'decision', flow: decision(wording, about, settings.diagrams) });
  for (const code of [a, b]) blocks.push(codeSection(wording, code, rich && judged !== undefined));
  blocks.push({ part: 'differences', flow: differences(wording, a, b, judged !== undefined) });
  if (judged?.practice !== undefined)
    blocks.push({ part: 'practice', flow: sequence([titled(wording, 2, 'practice'), written('practice')]) });
  const choose =
    judged?.choose === undefined ? advice(wording, about, rich) : sequence([titled(wording, 2, 'choose'), written('choose')]);
  blocks.push({ part: 'choose', flow: choose });
  const further = moreOnPair(wording, about, links, judged);
  if (further !== undefined) blocks.push({ part: 'more', flow: further });

  return finish(wording, {
    id: slugOf(a, b),
    kind: 'comparison',
    about,
    codes: [a.code, b.code],
    blocks,
    index: judged !== undefined && settings.index.includes('verdict'),
    title: wording.once('title', () => wording.say(['title'])),
    description: describe(wording, about, rich),
  });
}

const classes = ({ a, b }: Codes): 'lead.sameClass' | 'lead.differentClass' =>
  a.record.class === b.record.class ? 'lead.sameClass' : 'lead.differentClass';

function lead(wording: Wording, a: Code, b: Code): Flow {
  const first = classes({ a, b });
  return wording.once(first, () => composed(paragraph(wording.say([first, 'lead.meaning']))));
}

/** The facts of the two side by side, under their heading. */
function glance(wording: Wording, a: Code, b: Code): Flow {
  const facts = factsTable(wording, a, b);
  const titledTables = wording.once('glance', () => new Map<Flow, Flow>());
  let flow = titledTables.get(facts);
  if (flow === undefined) {
    flow = composed(sequence([titled(wording, 2, 'glance'), facts]));
    titledTables.set(facts, flow);
  }
  return flow;
}

/** What to do on each of the two, where nobody has written it for the pair. */
function advice(wording: Wording, about: Codes, rich: boolean): Flow {
  const say = (clauses: readonly Clause[]): Flow =>
    composed(sequence([titled(wording, 2, 'choose'), paragraph(wording.say(clauses))]));
  if (!rich) return wording.once('advice, plain', () => say(['choose']));
  const byAction = wording.each('advice', adviser(wording, about.a), () => [] as Flow[]);
  const { index } = adviser(wording, about.b);
  byAction[index] ??= say(adviceFor(about));
  return byAction[index];
}

/** The first code for which the same is to be done by the same: the advice depends on nothing else. */
const adviser = (wording: Wording, code: Code): Code =>
  wording.each('adviser', code, () => wording.once(`adviser ${code.record.retry} ${code.record.actor}`, () => code));

/** What search engines show of a description, in characters. */
const shownLength = 160;

/** What the two mean, where the records say it briefly enough to be shown whole; else which classes they are in. */
function describe(wording: Wording, about: Codes, rich: boolean): Leaf {
  const meaning = wording.once('meaning', () => wording.say(['lead.meaning']));
  if (rich && wordsOf(meaning.voiced(about), about).length <= shownLength) return meaning;
  return wording.say([classes(about)]);
}
