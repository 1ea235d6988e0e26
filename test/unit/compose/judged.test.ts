import { describe, expect, test } from 'vitest';
import { blocksIn } from '../../../pipeline/compose/index.ts';
import type { Config, StatusRecord } from '../../../pipeline/content.ts';
import { makeContent, plainRecords } from '../../content.ts';
import { linksOf, pageOf, pagesOf, partsOf } from '../../real.ts';

const rich = (fields: Partial<StatusRecord> & Pick<StatusRecord, 'name' | 'class'>): StatusRecord => ({
  summary: `The summary of ${fields.name}.`,
  description: `The description of ${fields.name}.\n\nMore on what ${fields.name} is.`,
  seen: `When ${fields.name} is seen.\n\nMore on when ${fields.name} is seen.`,
  fix: `Mend ${fields.name}.\n\nMore on how to mend ${fields.name}.`,
  retry: 'no',
  actor: 'sender',
  ...fields,
});

const records = {
  '450': rich({
    name: 'Busy',
    class: '4',
    retry: 'yes',
    actor: 'nobody',
    commands: ['RCPT'],
    enhanced: ['4.2.0', '4.2.1', '4.9.9'],
    spec: [{ document: 'RFC 5321', section: '4.2.3' }],
    session: { server: 'Postfix 3.7', configured: true, lines: ['S: 450 4.2.0 busy'] },
    related: ['451', '550', '551', '552'],
  }),
  '451': rich({ name: 'Local', class: '4' }),
  '550': rich({
    name: 'Refused',
    class: '5',
    commands: ['RCPT'],
    enhanced: ['5.1.1', '5.2.1'],
    spec: [{ document: 'RFC 3463' }],
    session: { server: 'Exim 4.96', lines: ['S: 550 no'] },
    related: ['450', '551', '552'],
  }),
  '551': rich({ name: 'Moved', class: '5' }),
  '552': rich({ name: 'Full', class: '5' }),
};
const pairs = {
  '450-550': {
    verdict: 'Wait after *one*.\n\nStop after the other.',
    practice: 'Servers mix them up.\n\n- some do\n- some do not',
    choose: 'Pick `450` for what passes.',
    sources: [{ title: 'Example servers', url: 'https://example.org/servers' }],
  },
  '450-551': { verdict: 'A verdict on 551.' },
  '450-552': { verdict: 'A verdict on 552.' },
  '550-551': { verdict: 'Another verdict on 551.' },
  '550-552': { verdict: 'Another verdict on 552.' },
};
const enhanced = {
  'X.2.0': { name: 'Other Mailbox Status', meaning: 'Something about the *mailbox* is wrong | or so.' },
  'X.2.1': { name: 'Mailbox Disabled', meaning: 'The mailbox takes no mail.' },
  'X.8.8': { name: 'Never Seen', meaning: 'No code names it.' },
};
const content = makeContent({ records, pairs, enhanced });

test('a comparison with a verdict is about the pair: each text stops at its first paragraph, and the way to act is drawn', () => {
  const page = pageOf(content, 'en', '450-vs-550');
  expect(
    page.markdown,
  ).toBe(`SMTP 450 (Busy) is a 4xx Transient Negative response, while 550 (Refused) is a 5xx Permanent Negative response. 450 indicates that the summary of Busy. In contrast, 550 means that the summary of Refused.

Wait after *one*.

Stop after the other.

## At a Glance

| Fact | 450 | 550 |
| - | - | - |
| Class | 4xx Transient Negative | 5xx Permanent Negative |
| Category | x5z Mail System | x5z Mail System |
| Retry | Yes, after a delay | No |
| Who must act | Nobody | The sender |
| Answers to | \`RCPT\` | \`RCPT\` |
| Enhanced codes | \`4.2.0\`, \`4.2.1\`, and \`4.9.9\` | \`5.1.1\` and \`5.2.1\` |
| Defined in | RFC 5321, section 4.2.3 | RFC 3463 |

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

### What It Looks Like

Recorded with Postfix 3.7, configured to give this reply.

\`\`\`text
S: 450 4.2.0 busy
\`\`\`

## 550 Refused

### Description

The description of Refused.

### When You See It

When Refused is seen.

### How to Fix

Mend Refused.

### What It Looks Like

Recorded with Exim 4.96.

\`\`\`text
S: 550 no
\`\`\`

## Key Differences

1. 450 is a 4xx Transient Negative response, while 550 is a 5xx Permanent Negative response.
2. 450 invites another attempt with the same request, while 550 is final: the same request will be refused again.
3. Who must act differs: for 450 it is nobody, for 550 it is the sender.

## In Practice

Servers mix them up.

- some do
- some do not

## When to Use Which

Pick \`450\` for what passes.

## Learn More

- [SMTP 450 Busy](../450/)
- [SMTP 550 Refused](../550/)
- [Example servers](https://example.org/servers)
- [SMTP 450 Busy vs 551 Moved](../450-vs-551/)
- [SMTP 550 Refused vs 551 Moved](../550-vs-551/)`);
  expect(page.article).toMatchObject({ draft: false, index: true });
});

test('without a verdict the same two say all that their records say, without a drawing', () => {
  const page = pageOf(makeContent({ records }), 'en', '450-vs-550');
  expect(partsOf(page, 'description')[0]).toBe('### Description\n\nThe description of Busy.\n\nMore on what Busy is.');
  expect(partsOf(page, 'differences')[0]).toContain('Enhanced codes tell them apart as well');
  expect(partsOf(page, 'differences')[0]).toContain('What they have in common: the commands they answer (`RCPT`).');
  for (const part of ['verdict', 'decision', 'practice'] as const) expect(partsOf(page, part)).toEqual([]);
  expect(linksOf(page)).toContain('../450-vs-451/');
  expect(page.article.index).toBe(false);
});

test('both lengths of a text stand beside each other in one build', () => {
  expect(partsOf(pageOf(content, 'en', '450-vs-451'), 'fix')[0]).toBe(
    '### How to Fix\n\nMend Busy.\n\nMore on how to mend Busy.',
  );
  expect(partsOf(pageOf(content, 'en', '450-vs-550'), 'fix')[0]).toBe('### How to Fix\n\nMend Busy.');
  expect(partsOf(pageOf(content, 'en', '450'), 'fix')).toEqual(['## How to Fix\n\nMend Busy.\n\nMore on how to mend Busy.']);
});

test('a first paragraph that introduces a list keeps it, and one that does not, does not', () => {
  const given = {
    ...records,
    '450': { ...records['450'], description: 'It is one of these:\n\n- a lock\n- a test\n\nMore.', fix: 'Wait.\n\n- a while' },
  };
  const page = pageOf(makeContent({ records: given, pairs }), 'en', '450-vs-550');
  expect(partsOf(page, 'description')[0]).toBe('### Description\n\nIt is one of these:\n\n- a lock\n- a test');
  expect(partsOf(page, 'fix')[0]).toBe('### How to Fix\n\nWait.');
});

test('without a choice of the pair the advice from the facts stands, and without sources the specifications', () => {
  const page = pageOf(content, 'en', '550-vs-551');
  expect(partsOf(page, 'choose')[0]).toMatch(/^## When to Use Which\n\nWith 550 \(Refused\), stop: /);
  expect(partsOf(page, 'more')[0]).toContain('[RFC 3463](');
});

test('a plain page with a verdict has its texts whole and no drawing, but what is written for the pair', () => {
  const judged = makeContent({
    records: plainRecords,
    pairs: { '334-552': { verdict: 'One asks.\n\nThe other refuses.', practice: 'Nobody mixes them up.' } },
  });
  const page = pageOf(judged, 'en', '334-vs-552');
  expect(blocksIn(page.article).map(({ part }) => part)).toEqual([
    ...['lead', 'verdict', 'heading', 'description', 'seen', 'fix', 'heading', 'description', 'seen', 'fix'],
    ...['differences', 'practice', 'choose', 'more'],
  ]);
  expect(page.article.index).toBe(true);
});

test.each([
  ['the second', { '450': records['450'], '552': plainRecords['552'] as StatusRecord }],
  ['the first', { '334': plainRecords['334'] as StatusRecord, '450': records['450'] }],
])('where %s has no facts, a verdict brings no drawing and cuts nothing', (_, both) => {
  const key = Object.keys(both).join('-');
  const page = pageOf(makeContent({ records: both, pairs: { [key]: { verdict: 'V.' } } }), 'en', key.replace('-', '-vs-'));
  expect(partsOf(page, 'decision')).toEqual([]);
  expect(page.markdown).toContain('More on what Busy is.');
  expect(page.markdown).not.toContain('mermaid');
});

describe('the page of a code', () => {
  const page = pageOf(content, 'en', '450');

  test('has a row for each enhanced code that has a record, whatever its class', () => {
    expect(partsOf(page, 'enhanced')).toEqual([
      [
        '## Enhanced Codes',
        '',
        '| Code | Name | Meaning |',
        '| - | - | - |',
        '| `4.2.0` | Other Mailbox Status | Something about the *mailbox* is wrong \\| or so. |',
        '| `4.2.1` | Mailbox Disabled | The mailbox takes no mail. |',
      ].join('\n'),
    ]);
    expect(partsOf(pageOf(content, 'en', '550'), 'enhanced')[0]).toMatch(
      /^\| `5\.2\.1` \| Mailbox Disabled \| The mailbox takes no mail\. \|$/m,
    );
  });

  test('has no such table where none of its codes has a record', () => {
    expect(partsOf(pageOf(content, 'en', '551'), 'enhanced')).toEqual([]);
    expect(partsOf(pageOf(makeContent({ records }), 'en', '450'), 'enhanced')).toEqual([]);
  });

  test('has what it is confused with, and apart from that its other comparisons', () => {
    expect(partsOf(page, 'confused')).toEqual([
      [
        '## Often Confused With',
        '### [SMTP 450 Busy vs 550 Refused](../450-vs-550/)',
        'Wait after *one*.',
        '### [SMTP 450 Busy vs 551 Moved](../450-vs-551/)',
        'A verdict on 551.',
        '### [SMTP 450 Busy vs 552 Full](../450-vs-552/)',
        'A verdict on 552.',
      ].join('\n\n'),
    ]);
    expect(partsOf(page, 'comparisons')).toEqual(['## Compared With\n\n- [SMTP 450 Busy vs 451 Local](../450-vs-451/)']);
    const parts = blocksIn(page.article).map(({ part }) => part);
    expect(parts.slice(parts.indexOf('glance'))).toEqual(['glance', 'enhanced', 'confused', 'comparisons', 'more']);
  });

  test('names no comparison that is not built, though it has a verdict', () => {
    const few = makeContent({ records, pairs, config: { pairs: ['450-451', '450-551'] } });
    expect(linksOf(pageOf(few, 'en', '450'))).toEqual(['../450-vs-551/', '../450-vs-451/']);
    expect(partsOf(pageOf(few, 'en', '550'), 'confused')).toEqual([]);
  });

  test('names its enhanced codes in its own language, row by row', () => {
    const smtp = { enhanced: { 'X.2.1': { name: 'Nonaktif', meaning: 'Kotak surat tidak menerima surat.' } } };
    const translated = pageOf(makeContent({ records, enhanced, locales: { id: { smtp } } }), 'id', '450');
    const rows = partsOf(translated, 'enhanced')[0]?.split('\n').slice(4);
    expect(rows).toEqual([
      '| `4.2.0` | <span lang="en">Other Mailbox Status</span> | <span lang="en">Something about the *mailbox* is wrong \\| or so.</span> |',
      '| `4.2.1` | Nonaktif | Kotak surat tidak menerima surat. |',
    ]);
    const missing = translated.article.translation.untranslated.filter((id) => id.includes('.enhanced.X'));
    expect(missing).toEqual(['smtp.enhanced.X.2.0.meaning', 'smtp.enhanced.X.2.0.name']);
  });
});

test('each of the pages that are to be listed says so as the config asks', () => {
  const listed = (config: Config): string[] =>
    [...pagesOf(makeContent({ records, pairs: { '450-550': pairs['450-550'] }, config }), 'en')]
      .filter(({ article }) => article.index)
      .map(({ article }) => article.id);
  const codes = Object.keys(records);
  expect(listed({})).toEqual(['450-vs-550']);
  expect(listed({ index: ['verdict'] })).toEqual(['450-vs-550']);
  expect(listed({ index: [] })).toEqual([]);
  expect(listed({ index: ['code'] })).toEqual(codes);
  expect(listed({ index: ['overview'] })).toEqual(['overview']);
  expect(listed({ index: ['overview', 'verdict', 'code'] })).toEqual(['overview', ...codes, '450-vs-550']);
  expect(listed({ pairs: ['450-451'] })).toEqual([]);
});

test('a page with a missing text is listed under no config', () => {
  const config: Config = { index: ['verdict', 'code', 'overview'] };
  const pages = [...pagesOf(makeContent({ records, pairs, config, locales: { id: {} } }), 'id')];
  expect(pages.filter(({ article }) => article.index || !article.draft)).toEqual([]);
});
