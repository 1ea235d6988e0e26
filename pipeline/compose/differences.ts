import { composed, type Flow, paragraph, sequence } from '../fragment/flow.ts';
import type { Leaf } from '../fragment/leaf.ts';
import { numberedList } from '../fragment/list.ts';
import { isRich, type RichRecord } from './facts.ts';
import { titled } from './title.ts';
import type { Clause, Code, Wording } from './wording.ts';

/** The facts that are compared, in the order in which they are told. */
const compared = ['class', 'retry', 'actor', 'commands', 'enhanced'] as const;
type Compared = (typeof compared)[number];

/** What tells two codes apart. Pairs that differ in the same facts have the same sentences, and share what is made of them. */
export function differences(wording: Wording, a: Code, b: Code, judged: boolean): Flow {
  const rich = isRich(a) && isRich(b);
  const forms = wording.once(rich ? 'differences, rich' : 'differences, plain', () => new Map<number, Flow>());
  const key = rich ? richKey(wording, a, b) * 2 + Number(judged) : Number(a.record.class === b.record.class);
  let form = forms.get(key);
  if (form === undefined) {
    const parts = rich ? richDifferences(wording, a, b, judged) : [plainDifferences(wording, a, b)];
    form = composed(sequence([titled(wording, 2, 'differences'), ...parts]));
    forms.set(key, form);
  }
  return form;
}

/** What the class, the meaning and the moment tell apart. */
function plainDifferences(wording: Wording, a: Code, b: Code): Flow {
  const items: Leaf[] = a.record.class === b.record.class ? [] : [wording.say(['difference.class'])];
  for (const id of ['difference.meaning', 'difference.seen']) items.push(wording.say([[id, 'A']]), wording.say([[id, 'B']]));
  return numberedList(items);
}

/** One sentence for each fact in which the two differ, and one for all that they share. */
function richDifferences(wording: Wording, a: Code, b: Code, judged: boolean): Flow[] {
  const items: Leaf[] = [];
  const shared: Compared[] = [];
  for (const fact of compared) {
    // Beside a verdict the table is enough: a list of commands or codes would only stand there twice.
    if (judged && (fact === 'commands' || fact === 'enhanced')) continue;
    const state = stateOf(factsOf(wording, a)[fact], factsOf(wording, b)[fact]);
    if (state === equal) shared.push(fact);
    else if (state === unlike) items.push(wording.say([clauseOf(a, b, fact)]));
  }
  const parts = items.length === 0 ? [] : [numberedList(items)];
  if (shared.length === 0) return parts;
  const key = `shared ${shared}`;
  const told = (code: Code): Leaf => wording.each(key, code, () => wording.shared(code, shared, shownOf(code, shared)));
  return [...parts, paragraph(wording.ofEach('A', told))];
}

const clauseOf = (a: Code, b: Code, fact: Compared): Clause =>
  fact === 'retry' ? `difference.retry.${a.record.retry}-${b.record.retry}` : `difference.${fact}`;

/** All on which the sentences for two codes depend, whichever codes they are, in one number. */
function richKey(wording: Wording, a: Code, b: Code): number {
  const [one, other] = [factsOf(wording, a), factsOf(wording, b)];
  // When to retry is told in words of its own for each two.
  let key = one.retry * mostRetries + other.retry;
  for (const fact of compared) key = key * 3 + stateOf(one[fact], other[fact]);
  return key;
}

/** Some facts of a code as the page shows them. */
const shownOf = ({ record }: Code, shared: readonly Compared[]): string =>
  shared.map((fact) => `${fact} ${record[fact]}`).join('; ');

/** Whether a fact is missing in one, equal in both, or unlike. */
const [lacking, equal, unlike] = [0, 1, 2] as const;

const stateOf = (one: number, other: number): number =>
  one === missing || other === missing ? lacking : one === other ? equal : unlike;

/** The number of a fact that a record does not have. */
const missing = 0;

/** More than the schema knows. */
const mostRetries = 16;

/** The facts of a code as numbers that are equal where the facts are: the order in which commands are listed tells nothing apart. */
const factsOf = (wording: Wording, code: Code): Readonly<Record<Compared, number>> =>
  wording.each('compared', code, () => {
    const numberOf = (fact: Compared): number => {
      const value = (code.record as RichRecord)[fact];
      if (value === undefined) return missing;
      const known = wording.once(`numbers of ${fact}`, () => new Map<string, number>());
      const key = String(Array.isArray(value) ? [...value].sort() : value);
      const number = known.get(key) ?? known.size + 1;
      known.set(key, number);
      return number;
    };
    return {
      class: numberOf('class'),
      retry: numberOf('retry'),
      actor: numberOf('actor'),
      commands: numberOf('commands'),
      enhanced: numberOf('enhanced'),
    };
  });
