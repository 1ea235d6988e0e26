/** Two rich records, awkward in what their texts hold, and a verdict on them. */
export const busy = {
  name: 'Mailbox Busy',
  class: '4',
  summary: 'The mailbox cannot take the mail for the moment.',
  description:
    'The server could not deliver the mail *now*. Nothing was stored; the reply to `RCPT TO` says why:\n\n- a lock\n- `greylisting`',
  seen: 'When the mailbox is locked, or when a server meets you for the first time.',
  fix: 'Keep the mail in the queue, as [RFC 5321](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4) says. Do not resend it by hand.',
  status: 'standard',
  spec: [{ document: 'RFC 5321', section: '4.2.3' }],
  retry: 'yes',
  actor: 'nobody',
  commands: ['RCPT', 'end-of-data'],
  enhanced: ['4.2.1'],
  related: ['552'],
};

export const full = {
  name: 'Exceeded Storage | Too Big',
  class: '5',
  summary: 'The mail does not fit.',
  description: 'The mail is larger than the mailbox has room for, with `5.2.2`, or than the server takes, with `5.3.4`.',
  seen: 'After the final dot of `DATA`, or after a `MAIL FROM` with `SIZE=`.',
  fix: 'Make the mail smaller, or ask the recipient to make room.',
  status: 'standard',
  spec: [
    { document: 'RFC 5321', section: '4.2.3' },
    { document: 'RFC 1870', section: '6.1' },
  ],
  retry: 'after-change',
  actor: 'sender',
  commands: ['MAIL', 'end-of-data'],
  enhanced: ['5.2.2', '5.3.4'],
  session: {
    server: 'Postfix 3.7',
    lines: ['C: MAIL FROM:<a@example.org> SIZE=99999999', 'S: 552 5.3.4 Message size exceeds fixed limit'],
  },
  related: ['450'],
};

export const verdict = 'After **450** wait; after **552** change the mail.';
