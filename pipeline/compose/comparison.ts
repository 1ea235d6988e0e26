import { composed, type Flow, paragraph, sequence } from '../fragment/flow.ts';
import { type Leaf, lengthOf } from '../fragment/leaf.ts';
import { type Article, type Block, finish } from './article.ts';
import { adviceOn, decision } from './decision.ts';
import { Differences } from './differences.ts';
import { factsTable, isRich, rowsOf } from './facts.ts';
import { pairKey, slugOf } from './links.ts';
import type { Further } from './more.ts';
import { type Names, namesOfPair } from './names.ts';
import { codeSection } from './section.ts';
import type { Settings } from './settings.ts';
import { titled } from './title.ts';
import type { Code, Codes, Wording } from './wording.ts';

/** What search engines show of a description, in characters. */
const shownLength = 160;

/** What a code brings to its comparisons. */
interface Traits {
  readonly isRich: boolean;
  /** The rows of the table in which it has something to show, a bit for each. */
  readonly rows: number;
  readonly section: Block;
}

/**
 * Composes the comparisons of a protocol in a locale. What they have in common is made for the first of them, and kept by what it depends
 * on: the class, the rows of the table, the facts that differ.
 */
export class Comparisons {
  readonly #wording: Wording;
  readonly #settings: Settings;
  readonly #differences: Differences;
  readonly #names: Names;
  readonly #title: Leaf;
  readonly #meaning: Leaf;
  /** By whether the two are of one class, as is the next. */
  readonly #classes: readonly Leaf[];
  readonly #leads: Block[] = [];
  /** By the rows of the table. */
  readonly #glances: Block[] = [];
  readonly #codes: readonly Code[];
  #advice: Block | undefined;
  #plainAdvice: Block | undefined;
  /** By the code's index, as is the next. */
  readonly #traits: Traits[] = [];
  readonly #brief: Block[] = [];

  /** @param codes all of the protocol */
  constructor(wording: Wording, codes: readonly Code[], settings: Settings) {
    this.#codes = codes;
    this.#wording = wording;
    this.#settings = settings;
    this.#differences = new Differences(wording);
    this.#names = namesOfPair(wording);
    this.#title = wording.say(['title']);
    this.#meaning = wording.say(['lead.meaning']);
    this.#classes = [wording.say(['lead.differentClass']), wording.say(['lead.sameClass'])];
  }

  /**
   * The comparison of two codes, top to bottom. `a` comes before `b` in the protocol's order.
   * Where both records have their facts the article speaks from them, and no sentence of a record stands twice;
   * where not, it says what the required fields allow. With a verdict it is about the pair, and briefer on each code.
   */
  compose(a: Code, b: Code, further: Further): Article {
    const wording = this.#wording;
    const { protocol } = wording;
    const about = { a, b };
    const [ofA, ofB] = [this.#traitsOf(a), this.#traitsOf(b)];
    const judged = protocol.pairs.size === 0 ? undefined : protocol.pairs.get(pairKey(a, b));
    const rich = ofA.isRich && ofB.isRich;
    const written = (field: 'verdict' | 'choose' | 'practice'): Flow =>
      wording.text(`${protocol.id}.pairs.${pairKey(a, b)}.${field}`);

    const blocks: Block[] = [this.#lead(about)];
    if (judged !== undefined) blocks.push({ part: 'verdict', flow: written('verdict') });
    if (rich) blocks.push(this.#glance(about, ofA.rows | ofB.rows));
    // In words it is the advice that stands further down where nobody has written a better one.
    const { diagrams } = this.#settings;
    if (rich && judged !== undefined && (diagrams !== 'text' || judged.choose !== undefined))
      blocks.push({ part: 'decision', flow: decision(wording, about, diagrams) });
    if (rich && judged !== undefined) blocks.push(this.#briefly(a), this.#briefly(b));
    else blocks.push(ofA.section, ofB.section);
    blocks.push(this.#differences.between(a, b, rich, judged !== undefined));
    if (judged?.practice !== undefined) blocks.push(this.#headed('practice', written('practice')));
    if (judged?.choose !== undefined) blocks.push(this.#headed('choose', written('choose')));
    else if (rich) blocks.push(this.#advise());
    else blocks.push(this.#advisePlainly());
    const more = further.onPair(about, judged);
    if (more !== undefined) blocks.push(more);

    return finish(wording, {
      id: slugOf(a, b),
      kind: 'comparison',
      about,
      codes: [a.code, b.code],
      names: this.#names,
      blocks,
      index: judged !== undefined && this.#settings.index.includes('verdict'),
      title: this.#title,
      description: this.#describe(about, rich),
    });
  }

  #traitsOf(code: Code): Traits {
    const { index } = code;
    this.#traits[index] ??= {
      isRich: isRich(code),
      rows: rowsOf(this.#wording, code),
      section: codeSection(this.#wording, code, false),
    };
    return this.#traits[index];
  }

  /** The section of a code where the page has a verdict. Few codes have one. */
  #briefly(code: Code): Block {
    const { index } = code;
    this.#brief[index] ??= codeSection(this.#wording, code, true);
    return this.#brief[index];
  }

  #lead(about: Codes): Block {
    const same = isOneClass(about);
    const id = same === 1 ? 'lead.sameClass' : 'lead.differentClass';
    this.#leads[same] ??= { part: 'lead', flow: composed(paragraph(this.#wording.say([id, 'lead.meaning']))) };
    return this.#leads[same];
  }

  /** The facts of the two side by side, under their heading. */
  #glance({ a, b }: Codes, rows: number): Block {
    this.#glances[rows] ??= this.#headed('glance', factsTable(this.#wording, a, b));
    return this.#glances[rows];
  }

  /** What to do on each of the two, where nobody has written it for the pair. */
  #advise(): Block {
    this.#advice ??= this.#headed('choose', paragraph(this.#wording.sayInTurn(this.#codes.filter(isRich), adviceOn)));
    return this.#advice;
  }

  #advisePlainly(): Block {
    this.#plainAdvice ??= this.#headed('choose', paragraph(this.#wording.say(['choose'])));
    return this.#plainAdvice;
  }

  #headed(part: 'glance' | 'practice' | 'choose', flow: Flow): Block {
    return { part, flow: composed(sequence([titled(this.#wording, 2, part), flow])) };
  }

  /** What the two mean, where the records say it briefly enough to be shown whole; else which classes they are in. */
  #describe(about: Codes, rich: boolean): Leaf {
    if (rich && lengthOf(this.#meaning.voiced(about), about) <= shownLength) return this.#meaning;
    return this.#classes[isOneClass(about)] as Leaf;
  }
}

/** 1 where the two are of one class, else 0. */
const isOneClass = ({ a, b }: Codes): 0 | 1 => (a.record.class === b.record.class ? 1 : 0);
