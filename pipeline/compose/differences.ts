import { type Flow, list, paragraph, sequence } from '../fragment/flow.ts';
import type { Leaf } from '../fragment/leaf.ts';
import { isRich, type RichRecord } from './facts.ts';
import { titled } from './title.ts';
import type { Clause, Code, Wording } from './wording.ts';

/** The facts that are compared, in the order in which they are told. */
const compared = ['class', 'retry', 'actor', 'commands', 'enhanced'] as const;
type Compared = (typeof compared)[number];

/** What tells two codes apart. Pairs that differ in the same facts have the same sentences, and share what is made of them. */
export function differences(wording: Wording, a: Code, b: Code, judged: boolean): Flow {
  const rich = isRich(a) && isRich(b);
  const key = rich ? `${richKey(wording, a, b)}${judged}` : `plain ${a.record.class === b.record.class}`;
  const forms = wording.once('differences', () => new Map<string, Flow>());
  let form = forms.get(key);
  if (form === undefined) {
    const parts = rich ? richDifferences(wording, a, b, judged) : [plainDifferences(wording, a, b)];
    form = sequence([titled(wording, 2, 'differences'), ...parts]);
    forms.set(key, form);
  }
  return form;
}

/** What the class, the meaning and the moment tell apart. */
function plainDifferences(wording: Wording, a: Code, b: Code): Flow {
  const items: Leaf[] = a.record.class === b.record.class ? [] : [wording.say(['difference.class'])];
  for (const id of ['difference.meaning', 'difference.seen']) items.push(wording.say([[id, 'A']]), wording.say([[id, 'B']]));
  return list(items, true);
}

/** One sentence for each fact in which the two differ, and one for all that they share. */
function richDifferences(wording: Wording, a: Code, b: Code, judged: boolean): Flow[] {
  const items: Leaf[] = [];
  const shared: Compared[] = [];
  for (const fact of compared) {
    // Beside a verdict the table is enough: a list of commands or codes would only stand there twice.
    if (judged && (fact === 'commands' || fact === 'enhanced')) continue;
    const state = compare(wording, a, b, fact);
    if (state === '=') shared.push(fact);
    else if (state === '≠') items.push(wording.say([clauseOf(a, b, fact)]));
  }
  const parts = items.length === 0 ? [] : [list(items, true)];
  if (shared.length === 0) return parts;
  const key = `shared ${shared}`;
  const told = (code: Code): Leaf => wording.each(key, code, () => wording.shared(code, shared, shownOf(code, shared)));
  return [...parts, paragraph(wording.ofEach('A', told))];
}

const clauseOf = (a: Code, b: Code, fact: Compared): Clause =>
  fact === 'retry' ? `difference.retry.${a.record.retry}-${b.record.retry}` : `difference.${fact}`;

/** All on which the sentences for two codes depend, whichever codes they are. */
function richKey(wording: Wording, a: Code, b: Code): string {
  let key = `${a.record.retry}-${b.record.retry}`;
  for (const fact of compared) key += compare(wording, a, b, fact);
  return key;
}

/** Some facts of a code as the page shows them. */
const shownOf = ({ record }: Code, shared: readonly Compared[]): string =>
  shared.map((fact) => `${fact} ${record[fact]}`).join('; ');

/** Whether a fact is equal in both, or unlike, or missing in one. */
function compare(wording: Wording, a: Code, b: Code, fact: Compared): '=' | '≠' | '-' {
  const [one, other] = [factsOf(wording, a)[fact], factsOf(wording, b)[fact]];
  if (one === undefined || other === undefined) return '-';
  return one === other ? '=' : '≠';
}

/** The facts of a code as strings that are equal where the facts are: the order in which commands are listed tells nothing apart. */
const factsOf = (wording: Wording, code: Code): Readonly<Record<Compared, string | undefined>> =>
  wording.each('compared', code, () => {
    const record = code.record as RichRecord;
    const asSet = (items: readonly string[] | undefined): string | undefined =>
      items === undefined ? undefined : String([...items].sort());
    return { ...record, commands: asSet(record.commands), enhanced: asSet(record.enhanced) };
  });
