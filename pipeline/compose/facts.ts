import type { StatusRecord } from '../content.ts';
import type { Flow, Leaf } from '../fragment/flow.ts';
import { table } from '../fragment/flow.ts';
import type { Code, Wording } from './wording.ts';

/** The facts of a record, in the order of the table. */
const facts = ['class', 'category', 'retry', 'actor', 'commands', 'enhanced', 'status', 'spec'] as const;
type Fact = (typeof facts)[number];

/** A record with what the rich article is made of. */
export type RichRecord = StatusRecord & Required<Pick<StatusRecord, 'summary' | 'retry' | 'actor'>>;

/** Whether an article on these codes can speak from their facts, and need not repeat their texts. */
export const areRich = (...codes: readonly Code[]): boolean =>
  codes.every(({ record }) => record.summary !== undefined && record.retry !== undefined && record.actor !== undefined);

/** The table of facts, a column for each code. A row in which no code has anything is left out. */
export function factsTable(wording: Wording, codes: readonly Code[]): Flow {
  const labels = wording.once('glance', () => facts.map((fact) => wording.label(`glance.${fact}`)));
  const columns = codes.map((code) => wording.once(`glance ${code.code}`, () => facts.map((fact) => cell(wording, code, fact))));
  const header = [
    wording.label('glance.fact'),
    ...codes.map((code) => wording.leaf(`glance.code ${code.code}`, [], () => [{ type: 'text', value: code.code }])),
  ];
  const rows = labels.flatMap((label, row) => {
    const cells = columns.map((column) => column[row]);
    if (cells.every((one) => one === undefined) || (facts[row] === 'status' && codes.every(isStandard))) return [];
    return [[label, ...cells.map((one) => one ?? wording.leaf('glance –', [], () => [{ type: 'text', value: '–' }]))]];
  });
  return table(header, rows);
}

/** Where every code is standard, its status is no news. */
const isStandard = ({ record }: Code): boolean => record.status === undefined || record.status === 'standard';

const hasFact = (wording: Wording, code: Code, fact: Fact): boolean =>
  fact === 'class' ||
  (fact === 'category' ? wording.protocol.categoryOf(code.code) !== undefined : code.record[fact] !== undefined);

function cell(wording: Wording, code: Code, fact: Fact): Leaf | undefined {
  const { record } = code;
  const key = `glance.${fact} ${code.code}`;
  if (!hasFact(wording, code, fact)) return undefined;
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
