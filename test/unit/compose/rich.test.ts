import { expect, test } from 'vitest';
import { blocksIn } from '../../../pipeline/compose/index.ts';
import type { StatusRecord } from '../../../pipeline/content.ts';
import { makeContent } from '../../content.ts';
import { pageOf, partsOf } from '../../real.ts';

const rich = (fields: Partial<StatusRecord> & Pick<StatusRecord, 'name' | 'class'>): StatusRecord => ({
  summary: `The summary of ${fields.name}.`,
  description: `The description of ${fields.name}.`,
  seen: `When ${fields.name} is seen.`,
  fix: `Mend ${fields.name}.`,
  retry: 'no',
  actor: 'sender',
  ...fields,
});

const busy = rich({
  name: 'Busy',
  class: '4',
  retry: 'yes',
  actor: 'nobody',
  commands: ['MAIL', 'RCPT'],
  enhanced: ['4.2.0'],
  status: 'standard',
  spec: [{ document: 'RFC 5321', section: '4.2.3' }],
  related: ['451', '550'],
});
const local = rich({ name: 'Local', class: '4', retry: 'yes', actor: 'nobody', commands: ['RCPT', 'MAIL'], enhanced: ['4.3.0'] });
const refused = rich({
  name: 'Refused',
  class: '5',
  commands: ['RCPT', 'end-of-data'],
  enhanced: ['5.1.1', '5.7.1'],
  status: 'standard',
  spec: [{ document: 'RFC 5321', section: '4.2.3' }, { document: 'RFC 3463' }, { document: 'A book', section: '7' }],
  session: { server: 'Postfix 3.7', lines: ['C: RCPT TO:<a@example.org>', 'S: 550 5.1.1 no'] },
  related: ['450', '999'],
});
const content = makeContent({
  records: { '450': busy, '451': local, '550': refused },
  pairs: {
    '450-550': {
      verdict: 'Wait after one, stop after the other.',
      choose: 'Pick `450` for what passes.',
      sources: [
        { document: 'RFC 5321', section: '4.2.1' },
        { title: 'Example servers', url: 'https://example.org/servers' },
      ],
    },
  },
});

test('a rich article speaks from facts, and says each text of a record once', () => {
  expect(
    pageOf(content, 'en', '450-vs-550').markdown,
  ).toBe(`SMTP 450 (Busy) is a 4xx Transient Negative response, while 550 (Refused) is a 5xx Permanent Negative response. 450 indicates that the summary of Busy. In contrast, 550 means that the summary of Refused.

Wait after one, stop after the other.

## At a Glance

| Fact | 450 | 550 |
| - | - | - |
| Class | 4xx Transient Negative | 5xx Permanent Negative |
| Category | x5z Mail System | x5z Mail System |
| Retry | Yes, after a delay | No |
| Who must act | Nobody | The sender |
| Answers to | \`MAIL\` and \`RCPT\` | \`RCPT\` and the end of the message data |
| Enhanced codes | \`4.2.0\` | \`5.1.1\` and \`5.7.1\` |
| Defined in | RFC 5321, section 4.2.3 | RFC 5321, section 4.2.3, RFC 3463, and A book, section 7 |

\`\`\`mermaid
flowchart TD
accTitle: 450 or 550: the next step
q{"Which code did the server send?"}
q -->|"450 Busy"| a1["Who must act: Nobody"]
a1 --> a2["Retry: Yes, after a delay"]
q -->|"550 Refused"| b1["Who must act: The sender"]
b1 --> b2["Retry: No"]
\`\`\`

## 450 Busy

### Description

The description of Busy.

### When You See It

When Busy is seen.

### How to Fix

Mend Busy.

## 550 Refused

### Description

The description of Refused.

### When You See It

When Refused is seen.

### How to Fix

Mend Refused.

### What It Looks Like

Recorded with Postfix 3.7.

\`\`\`text
C: RCPT TO:<a@example.org>
S: 550 5.1.1 no
\`\`\`

## Key Differences

1. 450 is a 4xx Transient Negative response, while 550 is a 5xx Permanent Negative response.
2. 450 invites another attempt with the same request, while 550 is final: the same request will be refused again.
3. Who must act differs: for 450 it is nobody, for 550 it is the sender.

## When to Use Which

Pick \`450\` for what passes.

## Learn More

- [SMTP 450 Busy](../450/)
- [SMTP 550 Refused](../550/)
- [RFC 5321, section 4.2.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1)
- [Example servers](https://example.org/servers)`);
});

test('the description of a rich article is what the two mean', () => {
  expect(pageOf(content, 'en', '450-vs-550').description).toBe(
    '450 indicates that the summary of Busy. In contrast, 550 means that the summary of Refused.',
  );
});

test('what the two share is one closing sentence, and lists in another order are the same', () => {
  expect(partsOf(pageOf(content, 'en', '450-vs-451'), 'differences')).toEqual([
    '## Key Differences\n\n1. Enhanced codes tell them apart as well: look for `4.2.0` with 450 and for `4.3.0` with 451.\n\n' +
      'What they have in common: the class (4xx Transient Negative), the answer to whether a retry helps (yes, after a delay), who must act (nobody), and the commands they answer (`MAIL` and `RCPT`).',
  ]);
});

test('two that differ in no fact have no empty list', () => {
  const records = { '450': busy, '451': { ...busy, name: 'Twin' } };
  const [differences] = partsOf(pageOf(makeContent({ records }), 'en', '450-vs-451'), 'differences');
  expect(differences).toMatch(
    /^## Key Differences\n\nWhat they have in common: the class .*, and the enhanced codes \(`4\.2\.0`\)\.$/,
  );
});

test('without a choice of the pair, each code has a sentence on retrying and one on who acts', () => {
  expect(partsOf(pageOf(content, 'en', '451-vs-550'), 'choose')).toEqual([
    '## When to Use Which\n\nWith 451 (Local), keep the request and try it again after a delay. For 451, nobody has to step in. ' +
      'With 550 (Refused), stop: the same request will not be accepted later either. For 550, the next step belongs to the sender.',
  ]);
});

test('a fact that one of the two lacks is a dash in the table, and no difference', () => {
  const page = pageOf(content, 'en', '451-vs-550');
  expect(partsOf(page, 'glance')[0]).toContain('| Defined in | – | RFC 5321, section 4.2.3, RFC 3463, and A book, section 7 |');
  const bare = makeContent({ records: { '450': rich({ name: 'A', class: '4' }), '451': busy } });
  const [differences] = partsOf(pageOf(bare, 'en', '450-vs-451'), 'differences');
  expect(differences).not.toMatch(/can answer|Enhanced/);
  const [glance] = partsOf(pageOf(bare, 'en', '450'), 'glance');
  expect(glance?.split('\n').map((row) => row.split(' | ')[0])).toEqual([
    '## At a Glance',
    '',
    '| Fact',
    '| -',
    '| Class',
    '| Category',
    '| Retry',
    '| Who must act',
  ]);
});

test('a category that the protocol does not name is left out', () => {
  const protocol = { name: 'SMTP', code: '^(?<class>[45])(?<category>.).$', classes: { 4: 'Four', 5: 'Five' } };
  const page = pageOf(makeContent({ protocol, records: { '450': busy, '550': refused } }), 'en', '450-vs-550');
  expect(partsOf(page, 'glance')[0]).not.toContain('Category');
});

test.each(['yes', 'no', 'after-change', 'not-applicable'] as const)(
  'every pair of answers on retrying has its sentence: %s',
  (one) => {
    for (const other of ['yes', 'no', 'after-change', 'not-applicable'] as const) {
      const records = { '450': { ...busy, retry: one }, '550': { ...refused, retry: other } };
      const [differences = ''] = partsOf(pageOf(makeContent({ records }), 'en', '450-vs-550'), 'differences');
      const second = differences.split('\n')[3] ?? '';
      if (one === other) expect(differences).toContain('whether a retry helps');
      else expect(second).toMatch(/^2\. .*450.*550/);
    }
  },
);

test('where one of the two lacks its facts, the article is plain', () => {
  const { summary: _, ...plain } = refused;
  const page = pageOf(makeContent({ records: { '450': busy, '550': plain } }), 'en', '450-vs-550');
  expect(blocksIn(page.article).map(({ part }) => part)).not.toContain('glance');
  expect(partsOf(page, 'differences')[0]).toContain('SMTP 550: The description of Refused.');
});
