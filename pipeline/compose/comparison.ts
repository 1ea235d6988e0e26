import { type Flow, heading, type Leaf, list, paragraph, sequence } from '../fragment/flow.ts';
import { type Article, type Block, finish, type PartName } from './article.ts';
import { adviceFor, decision } from './decision.ts';
import { areRich, factsTable, type RichRecord } from './facts.ts';
import { type Links, pairKey, slugOf } from './links.ts';
import { more } from './more.ts';
import { section } from './section.ts';
import type { Settings } from './settings.ts';
import { titled } from './title.ts';
import type { Clause, Code, Wording } from './wording.ts';

/**
 * The comparison of two codes, top to bottom. `a` comes before `b` in the protocol's order.
 * Where both records have their facts the article speaks from them, and no sentence of a record stands twice;
 * where not, it says what the required fields allow. With a verdict it is about the pair, and briefer on each code.
 */
export function comparison(wording: Wording, a: Code, b: Code, links: Links, settings: Settings): Article {
  const { protocol } = wording;
  const pair = pairKey(a, b);
  const judged = protocol.pairs.get(pair);
  const rich = areRich(a, b);
  const written = (field: 'verdict' | 'choose' | 'practice'): Flow => wording.text(`${protocol.id}.pairs.${pair}.${field}`);
  const blocks: Block[] = [];
  const add = (part: PartName, flow: Flow, code?: Code): void => {
    blocks.push({ part, flow, ...(code === undefined ? {} : { code: code.code }) });
  };

  const lead = a.record.class === b.record.class ? 'lead.sameClass' : 'lead.differentClass';
  add('lead', paragraph(wording.say([lead, 'lead.meaning'], a, b)));
  if (judged !== undefined) add('verdict', written('verdict'));
  if (rich) add('glance', sequence([titled(wording, 2, 'glance'), factsTable(wording, [a, b])]));
  // In words it is the advice that stands further down where nobody has written a better one.
  const isDrawn = settings.diagrams !== 'text' || judged?.choose !== undefined;
  if (rich && judged !== undefined && isDrawn) add('decision', decision(wording, a, b, settings.diagrams));
  for (const code of [a, b]) {
    add(
      'heading',
      wording.keep(`heading.code ${code.code}`, () => heading(2, wording.say(['heading.code'], code))),
      code,
    );
    blocks.push(...section(wording, code, 3, rich && judged !== undefined));
  }
  const differences = rich ? richDifferences(wording, a, b, judged !== undefined) : plainDifferences(wording, a, b);
  add('differences', sequence([titled(wording, 2, 'differences'), ...differences]));
  if (judged?.practice !== undefined) add('practice', sequence([titled(wording, 2, 'practice'), written('practice')]));
  const advice =
    judged?.choose === undefined ? paragraph(wording.say(rich ? adviceFor(a, b) : ['choose'], a, b)) : written('choose');
  add('choose', sequence([titled(wording, 2, 'choose'), advice]));
  const further = more(wording, [a, b], links, judged);
  if (further !== undefined) add('more', further);

  return finish(
    {
      kind: 'comparison',
      locale: wording.translation.own.tag,
      protocol: protocol.id,
      eyebrow: protocol.name,
      codes: [a.code, b.code],
      id: slugOf(a, b),
      blocks,
      index: judged !== undefined && settings.index.includes('verdict'),
    },
    wording.say(['title'], a, b),
    describe(wording, a, b, lead, rich),
  );
}

/** What search engines show of a description, in characters. */
const shownLength = 160;

/** What the two mean, where the records say it briefly enough to be shown whole; else which classes they are in. */
function describe(wording: Wording, a: Code, b: Code, lead: string, rich: boolean): Leaf {
  const meaning = wording.say(['lead.meaning'], a, b);
  return rich && meaning.inline.plain().length <= shownLength ? meaning : wording.say([lead], a, b);
}

/** What the class, the meaning and the moment tell apart. */
function plainDifferences(wording: Wording, a: Code, b: Code): Flow[] {
  return [
    list(
      [
        ...(a.record.class === b.record.class ? [] : [wording.say(['difference.class'], a, b)]),
        ...(['difference.meaning', 'difference.seen'] as const).flatMap((id) => [wording.say([id], a), wording.say([id], b)]),
      ],
      true,
    ),
  ];
}

/** One sentence for each fact in which the two differ, and one for all that they share. */
function richDifferences(wording: Wording, a: Code, b: Code, judged: boolean): Flow[] {
  const [left, right] = [a.record as RichRecord, b.record as RichRecord];
  const items: Leaf[] = [];
  const shared: string[] = [];
  const compare = (fact: 'class' | 'retry' | 'actor' | 'commands' | 'enhanced', clause: Clause = `difference.${fact}`): void => {
    const [one, other] = [left[fact], right[fact]];
    if (one === undefined || other === undefined) return;
    if (asSet(one) === asSet(other)) shared.push(fact);
    else items.push(wording.say([clause], a, b));
  };
  compare('class');
  compare('retry', `difference.retry.${left.retry}-${right.retry}`);
  compare('actor');
  // Beside a verdict the table is enough: a list of commands or codes would only stand there twice.
  if (!judged) {
    compare('commands');
    compare('enhanced');
  }
  const differences = items.length === 0 ? [] : [list(items, true)];
  return shared.length === 0 ? differences : [...differences, paragraph(wording.shared(a, shared))];
}

/** The order in which commands are listed tells nothing apart. */
const asSet = (fact: string | readonly string[]): string => (typeof fact === 'string' ? fact : String([...fact].sort()));
