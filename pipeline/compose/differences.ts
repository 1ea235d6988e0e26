import { composed, type Flow, paragraph, sequence } from '../fragment/flow.ts';
import type { Leaf } from '../fragment/leaf.ts';
import { numberedList } from '../fragment/list.ts';
import type { Block } from './article.ts';
import type { RichRecord } from './facts.ts';
import { numberIn } from './numbers.ts';
import { titled } from './title.ts';
import type { Clause, Code, Wording } from './wording.ts';

/** The facts that are compared, in the order in which they are told. */
const compared = ['class', 'retry', 'actor', 'commands', 'enhanced'] as const;
type Compared = (typeof compared)[number];

/** More than the schema knows. */
const mostRetries = 16;

/** The number of a fact that a record does not have. */
const missing = 0;

/** Whether a fact is missing in one, equal in both, or unlike. */
const [lacking, equal, unlike] = [0, 1, 2] as const;

/** The facts of a code as numbers that are equal where the facts are, in the order of `compared`. */
type Numbers = readonly number[];

/** What tells the codes of a protocol apart, in a locale. Pairs that differ in the same facts have the same sentences, and share what is made of them. */
export class Differences {
  readonly #wording: Wording;
  readonly #known: readonly Map<string, number>[] = compared.map(() => new Map());
  /** By the code's index. */
  readonly #numbers: Numbers[] = [];
  readonly #rich = new Map<number, Block>();
  readonly #plain = new Map<boolean, Block>();

  constructor(wording: Wording) {
    this.#wording = wording;
  }

  between(a: Code, b: Code, rich: boolean, judged: boolean): Block {
    if (!rich) {
      const isOneClass = a.record.class === b.record.class;
      const known = this.#plain.get(isOneClass) ?? this.#headed([this.#plainly(isOneClass)]);
      this.#plain.set(isOneClass, known);
      return known;
    }
    const key = keyOf(this.#numbersOf(a), this.#numbersOf(b)) * 2 + Number(judged);
    let known = this.#rich.get(key);
    if (known === undefined) {
      known = this.#headed(this.#richly(a, b, judged));
      this.#rich.set(key, known);
    }
    return known;
  }

  #headed(flows: readonly Flow[]): Block {
    return { part: 'differences', flow: composed(sequence([titled(this.#wording, 2, 'differences'), ...flows])) };
  }

  /** What the class, the meaning and the moment tell apart. */
  #plainly(isOneClass: boolean): Flow {
    const say = (clause: Clause): Leaf => this.#wording.say([clause]);
    const items = isOneClass ? [] : [say('difference.class')];
    for (const id of ['difference.meaning', 'difference.seen']) items.push(say([id, 'A']), say([id, 'B']));
    return numberedList(items);
  }

  /** One sentence for each fact in which the two differ, and one for all that they share. */
  #richly(a: Code, b: Code, judged: boolean): Flow[] {
    const wording = this.#wording;
    const items: Leaf[] = [];
    const shared: Compared[] = [];
    for (const [at, fact] of compared.entries()) {
      // Beside a verdict the table is enough: a list of commands or codes would only stand there twice.
      if (judged && (fact === 'commands' || fact === 'enhanced')) continue;
      const state = stateOf(this.#numbersOf(a)[at] as number, this.#numbersOf(b)[at] as number);
      if (state === equal) shared.push(fact);
      else if (state === unlike) items.push(wording.say([clauseOf(a, b, fact)]));
    }
    const parts = items.length === 0 ? [] : [numberedList(items)];
    if (shared.length === 0) return parts;
    const key = `shared ${shared}`;
    const told = (code: Code): Leaf => wording.each(key, code, () => wording.shared(code, shared, shownOf(code, shared)));
    return [...parts, ...wording.ofEach(['A'], told).map(paragraph)];
  }

  #numbersOf({ index, record }: Code): Numbers {
    this.#numbers[index] ??= compared.map((fact, at) => {
      const value = (record as RichRecord)[fact];
      // The order in which commands are listed tells nothing apart.
      const key = String(Array.isArray(value) ? [...value].sort() : value);
      return value === undefined ? missing : numberIn(this.#known[at] as Map<string, number>, key);
    });
    return this.#numbers[index];
  }
}

const clauseOf = (a: Code, b: Code, fact: Compared): Clause =>
  fact === 'retry' ? `difference.retry.${a.record.retry}-${b.record.retry}` : `difference.${fact}`;

/** All on which the sentences for two codes depend, whichever codes they are, in one number. */
function keyOf(one: Numbers, other: Numbers): number {
  // When to retry is told in words of its own for each two.
  let key = (one[retry] as number) * mostRetries + (other[retry] as number);
  for (let at = 0; at < compared.length; at += 1) key = key * 3 + stateOf(one[at] as number, other[at] as number);
  return key;
}

const retry = compared.indexOf('retry');

/** Some facts of a code as the page shows them. */
const shownOf = ({ record }: Code, shared: readonly Compared[]): string =>
  shared.map((fact) => `${fact} ${record[fact]}`).join('; ');

const stateOf = (one: number, other: number): number =>
  one === missing || other === missing ? lacking : one === other ? equal : unlike;
