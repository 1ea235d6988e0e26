import type { StatusRecord } from '../content.ts';
import type { Flow } from '../fragment/flow.ts';
import type { Leaf } from '../fragment/leaf.ts';
import { Row, table } from '../fragment/table.ts';
import type { Code, Wording } from './wording.ts';

/** The facts of a record, in the order of the table. */
const facts = ['class', 'category', 'retry', 'actor', 'commands', 'enhanced', 'status', 'spec'] as const;
type Fact = (typeof facts)[number];

/** A record with what the rich article is made of. */
export type RichRecord = StatusRecord & Required<Pick<StatusRecord, 'summary' | 'retry' | 'actor'>>;

/** Whether an article on these codes can speak from their facts, and need not repeat their texts. */
export const isRich = ({ record }: Code): boolean =>
  record.summary !== undefined && record.retry !== undefined && record.actor !== undefined;

/**
 * The table of facts, a column for each code. A row in which no code has anything is left out, so that there are as many tables
 * as sets of rows.
 * @param b left out on the page of one code
 */
export function factsTable(wording: Wording, a: Code, b?: Code): Flow {
  const shown = rowsOf(wording, a) | (b === undefined ? 0 : rowsOf(wording, b));
  const tables = wording.once(b === undefined ? 'table of one' : 'table of two', () => new Map<number, Flow>());
  let made = tables.get(shown);
  if (made === undefined) {
    made = tableOf(wording, shown, b === undefined ? ['A'] : ['A', 'B']);
    tables.set(shown, made);
  }
  return made;
}

function tableOf(wording: Wording, shown: number, sides: readonly ('A' | 'B')[]): Flow {
  const name = (code: Code): Leaf => wording.leaf(`glance.code ${code.code}`, [], () => [{ type: 'text', value: code.code }]);
  const row = (label: string, cell: (code: Code) => Leaf): Row =>
    wording.once(
      `row ${label} ${sides.length}`,
      () => new Row([wording.label(`glance.${label}`), ...wording.ofEach(sides, cell)]),
    );
  const rows = facts.filter((_, row) => (shown & (1 << row)) !== 0);
  return table(
    row('fact', name),
    rows.map((fact) => row(fact, (code) => cellOf(wording, code, fact))),
  );
}

/** The rows in which a code has something to show, a bit for each. That it is standard is no news. */
export const rowsOf = (wording: Wording, code: Code): number =>
  wording.each('rows', code, () =>
    facts.reduce((rows, fact, row) => (hasFact(wording, code, fact) && !isStandard(code, fact) ? rows | (1 << row) : rows), 0),
  );

const isStandard = ({ record }: Code, fact: Fact): boolean => fact === 'status' && record.status === 'standard';

const hasFact = (wording: Wording, code: Code, fact: Fact): boolean =>
  fact === 'class' ||
  (fact === 'category' ? wording.protocol.categoryOf(code.code) !== undefined : code.record[fact] !== undefined);

const cellOf = (wording: Wording, code: Code, fact: Fact): Leaf =>
  wording.each(cells[fact], code, () => makeCell(wording, code, fact));

/** The keys that the cells of a row are kept under. */
const cells = Object.fromEntries(facts.map((fact) => [fact, `cell ${fact}`])) as Readonly<Record<Fact, string>>;

function makeCell(wording: Wording, code: Code, fact: Fact): Leaf {
  const { record } = code;
  const key = `glance.${fact} ${code.code}`;
  if (!hasFact(wording, code, fact)) return wording.leaf('glance –', [], () => [{ type: 'text', value: '–' }]);
  switch (fact) {
    case 'class':
      return labelCell(wording, key, `${wording.protocol.id}.classes.${record.class}`);
    case 'category':
      return labelCell(wording, key, `${wording.protocol.id}.categories.${wording.protocol.categoryOf(code.code)}`);
    case 'retry':
    case 'actor':
    case 'status':
      return wording.label(`${fact}.${record[fact]}`);
    case 'commands':
    case 'enhanced':
      return wording.factCell(key, code, fact);
    case 'spec':
      return wording.specifications(key, record.spec ?? []);
  }
}

const labelCell = (wording: Wording, key: string, unit: string): Leaf =>
  wording.leaf(key, [unit], (voice) => [{ type: 'text', value: voice.text(unit) }]);
