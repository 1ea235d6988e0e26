import { expect, test } from 'vitest';
import { blocksIn } from '../../../pipeline/compose/index.ts';
import { makeContent, plainRecords } from '../../content.ts';
import { pageOf, partsOf } from '../../real.ts';

// The page that Kontras replaces, with its grammar mended: the parts and sentences of the anatomy that need no optional field.
const expected = `SMTP 334 (Server Challenge) is a 3xx Positive Intermediate response, while 552 (Exceeded Storage) is a 5xx Permanent Negative response. 334 indicates that the server is issuing an authentication challenge as part of the SASL authentication exchange. The response contains a Base64-encoded challenge that the client must decode and respond to. In contrast, 552 means that the requested mail action was aborted because the recipient's mailbox has exceeded its storage allocation. Unlike the temporary 452, this is a permanent rejection for this specific mailbox.

## 334 Server Challenge

### Description

The server is issuing an authentication challenge as part of the SASL authentication exchange. The response contains a Base64-encoded challenge that the client must decode and respond to.

### When You See It

During the AUTH command handshake. The server is prompting you for your username or password (Base64-encoded) as part of the multi-step authentication process.

### How to Fix

Respond with the appropriate Base64-encoded credentials. If authentication keeps failing after responding, verify your credentials and ensure you are using the correct SASL mechanism.

## 552 Exceeded Storage

### Description

The requested mail action was aborted because the recipient's mailbox has exceeded its storage allocation. Unlike the temporary 452, this is a permanent rejection for this specific mailbox.

### When You See It

When the recipient's mailbox is completely full and cannot accept any more messages. The recipient needs to delete old emails or increase their quota.

### How to Fix

Notify the recipient through another channel that their mailbox is full. If you are the recipient, delete old messages or contact your mail administrator to increase the storage quota.

## Key Differences

1. 334 is a 3xx Positive Intermediate response, while 552 is a 5xx Permanent Negative response.
2. SMTP 334: The server is issuing an authentication challenge as part of the SASL authentication exchange. The response contains a Base64-encoded challenge that the client must decode and respond to.
3. SMTP 552: The requested mail action was aborted because the recipient's mailbox has exceeded its storage allocation. Unlike the temporary 452, this is a permanent rejection for this specific mailbox.
4. You encounter 334 during the AUTH command handshake. The server is prompting you for your username or password (Base64-encoded) as part of the multi-step authentication process.
5. You encounter 552 when the recipient's mailbox is completely full and cannot accept any more messages. The recipient needs to delete old emails or increase their quota.

## When to Use Which

For 334 (Server Challenge): Respond with the appropriate Base64-encoded credentials. If authentication keeps failing after responding, verify your credentials and ensure you are using the correct SASL mechanism. For 552 (Exceeded Storage): Notify the recipient through another channel that their mailbox is full. If you are the recipient, delete old messages or contact your mail administrator to increase the storage quota.

## Learn More

- [SMTP 334 Server Challenge](../334/)
- [SMTP 552 Exceeded Storage](../552/)`;

test('two plain records give the anatomy, word for word, and nothing else', () => {
  const page = pageOf(makeContent({ records: plainRecords }), 'en', '334-vs-552');
  expect(page.markdown).toBe(expected);
  expect(page.article).toMatchObject({
    id: '334-vs-552',
    key: 'smtp-334-vs-552',
    kind: 'comparison',
    locale: 'en',
    protocol: 'smtp',
    eyebrow: 'SMTP',
    codes: ['334', '552'],
    draft: false,
    index: false,
    translation: { coverage: 1, untranslated: [], stale: [] },
  });
  expect(page.title).toBe('SMTP 334 Server Challenge vs 552 Exceeded Storage');
  expect(page.description).toBe(
    'SMTP 334 (Server Challenge) is a 3xx Positive Intermediate response, while 552 (Exceeded Storage) is a 5xx Permanent Negative response.',
  );
});

const same = makeContent({
  records: { '550': { ...(plainRecords['552'] as (typeof plainRecords)[string]), name: 'Refused' }, ...plainRecords },
});

test('two of one class say so, and have no difference of class', () => {
  const page = pageOf(same, 'en', '550-vs-552');
  expect(page.markdown).toMatch(
    /^SMTP 550 \(Refused\) and 552 \(Exceeded Storage\) are both 5xx Permanent Negative responses\. 550 indicates that the /,
  );
  expect(page.markdown).toContain('## Key Differences\n\n1. SMTP 550: The');
  expect(page.markdown).toMatch(/\n4\. You encounter 552 when /);
  expect(page.markdown).not.toMatch(/\n5\. /);
});

test('what one record alone has is left out, cleanly', () => {
  const [a, b] = [plainRecords['334'], plainRecords['552']] as [(typeof plainRecords)[string], (typeof plainRecords)[string]];
  const half = { ...b, retry: 'no', actor: 'sender', commands: ['RCPT'], status: 'standard' } as const;
  const page = pageOf(makeContent({ records: { '334': a, '552': half } }), 'en', '334-vs-552');
  expect(page.markdown).toBe(expected);
});

test('a summary stands for the description where the article is brief, and only there', () => {
  const [a, b] = [plainRecords['334'], plainRecords['552']] as [(typeof plainRecords)[string], (typeof plainRecords)[string]];
  const page = pageOf(
    makeContent({ records: { '334': a, '552': { ...b, summary: 'The mailbox is full.' } } }),
    'en',
    '334-vs-552',
  );
  expect(partsOf(page, 'lead')[0]).toMatch(/respond to\. In contrast, 552 means that the mailbox is full\.$/);
  expect(partsOf(page, 'differences')[0]).toContain('\n3. SMTP 552: The mailbox is full.\n');
  expect(partsOf(page, 'description')[1]).toBe(`### Description\n\n${b.description}`);
});

test('a verdict and a choice of its own stand in a plain article too', () => {
  const pairs = { '334-552': { verdict: 'One *asks*.\n\nThe other refuses.', choose: 'Answer `334`.' } };
  const page = pageOf(makeContent({ records: plainRecords, pairs }), 'en', '334-vs-552');
  expect(
    blocksIn(page.article)
      .map(({ part }) => part)
      .slice(0, 3),
  ).toEqual(['lead', 'verdict', 'heading']);
  expect(partsOf(page, 'verdict')).toEqual(['One *asks*.\n\nThe other refuses.']);
  expect(partsOf(page, 'choose')).toEqual(['## When to Use Which\n\nAnswer `334`.']);
});

test('a session follows how to fix it, as it was recorded', () => {
  const records = {
    ...plainRecords,
    '552': {
      ...(plainRecords['552'] as (typeof plainRecords)[string]),
      session: { server: 'Postfix 3.7', lines: ['C: DATA', 'S: 552 ```full```', 'S: <&>'] },
    },
  };
  const page = pageOf(makeContent({ records }), 'en', '334-vs-552');
  expect(partsOf(page, 'session')).toEqual([
    '### What It Looks Like\n\nRecorded with Postfix 3.7.\n\n````text\nC: DATA\nS: 552 ```full```\nS: <&>\n````',
  ]);
});

test('the page of a plain code has its three parts and its comparisons', () => {
  const page = pageOf(makeContent({ records: plainRecords }), 'en', '552');
  expect(page.markdown).toBe(`SMTP 552 (Exceeded Storage) is a 5xx Permanent Negative response.

## Description

The requested mail action was aborted because the recipient's mailbox has exceeded its storage allocation. Unlike the temporary 452, this is a permanent rejection for this specific mailbox.

## When You See It

When the recipient's mailbox is completely full and cannot accept any more messages. The recipient needs to delete old emails or increase their quota.

## How to Fix

Notify the recipient through another channel that their mailbox is full. If you are the recipient, delete old messages or contact your mail administrator to increase the storage quota.

## Compared With

- [SMTP 334 Server Challenge vs 552 Exceeded Storage](../334-vs-552/)`);
  expect(page.article).toMatchObject({ id: '552', kind: 'code', codes: ['552'] });
  expect(page.title).toBe('SMTP 552 Exceeded Storage');
});

test('the overview lists the codes by class', () => {
  const page = pageOf(same, 'en', 'overview');
  expect(
    page.markdown,
  ).toBe(`This page lists the SMTP status codes by class. Each code has a page of its own, with comparisons to the others.

## 3xx Positive Intermediate

- [SMTP 334 Server Challenge](../334/)

## 5xx Permanent Negative

- [SMTP 550 Refused](../550/)
- [SMTP 552 Exceeded Storage](../552/)`);
});
